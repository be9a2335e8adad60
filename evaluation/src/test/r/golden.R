# Makes the golden files of the models. Run from the folder `evaluation`:
#   Rscript src/test/r/golden.R
# Needs R with the packages MASS, sandwich, nnls and quadprog. No test runs R.
suppressMessages({library(MASS); library(sandwich); library(nnls); library(quadprog)})

folder <- "src/test/resources/golden"
made <- c(
  "# made by: Rscript src/test/r/golden.R (in the folder evaluation)",
  paste0("# ", R.version.string, "; ",
         paste(sapply(c("MASS", "sandwich", "nnls", "quadprog"),
                      function(p) paste(p, packageVersion(p))), collapse = "; ")))
digits <- function(x) format(x, digits = 17, trim = TRUE, scientific = FALSE)
save <- function(name, ...) writeLines(c(made, ...), file.path(folder, name))
row <- function(key, values) paste(c(key, digits(values)), collapse = "\t")
table_of <- function(data) c(paste(names(data), collapse = "\t"),
                             apply(data, 1, function(r) paste(trimws(r), collapse = "\t")))
exact <- glm.control(epsilon = 1e-10, maxit = 200)
fitted_lines <- function(fit, robust) c(
  row("coefficients", coef(fit)), row("errors", sqrt(diag(vcov(fit)))),
  row("robust", sqrt(diag(robust))), row("theta", fit$theta),
  row("loglikelihood", as.numeric(logLik(fit))))

# 1. Days absent from school of 146 children (S. Quine 1978, in Aitkin 1978; MASS::quine).
school <- data.frame(days = quine$Days, female = 1 * (quine$Sex == "F"),
                     other = 1 * (quine$Eth == "N"), slow = 1 * (quine$Lrn == "SL"))
fit <- glm.nb(days ~ female + other + slow, data = school, control = exact)
save("school-data.tsv", "# MASS::quine; each child once", table_of(school))
save("school.tsv", "# glm.nb; robust: vcovCL, cluster = row, type HC0, cadjust TRUE",
     fitted_lines(fit, vcovCL(fit, cluster = seq_len(nrow(school)), type = "HC0", cadjust = TRUE)))

# 2. Made up: 60 people, 4 quarters each, days at risk that differ, a rate of their own.
set.seed(20261123)
people <- 60
visits <- data.frame(person = rep(seq_len(people), each = 4), quarter = rep(0:3, people))
visits$served <- 1 * (visits$person <= 25)
visits$age <- round(rep(rnorm(people), each = 4), 3)
visits$days <- ifelse(runif(nrow(visits)) < 0.3, sample(10:89, nrow(visits), TRUE), 90)
own <- rep(rgamma(people, shape = 1.5, rate = 1.5), each = 4)
visits$contacts <- rpois(nrow(visits), visits$days * 0.04 * own *
  exp(-0.4 * visits$served * (visits$quarter >= 2) + 0.2 * visits$age) * rgamma(nrow(visits), 3, 3))
visits$later <- 1 * (visits$quarter >= 2)
visits$both <- visits$later * visits$served
fit <- glm.nb(contacts ~ served + later + both + age + offset(log(days)), data = visits, control = exact)
save("visits-data.tsv", "# made up", table_of(visits))
save("visits.tsv", "# glm.nb with offset log(days); robust: vcovCL, cluster = person, type HC0, cadjust TRUE",
     fitted_lines(fit, vcovCL(fit, cluster = visits$person, type = "HC0", cadjust = TRUE)))

# 3. Made up: monthly totals of a city, 84 months from March, a change in month 60 (from 0).
n <- 84; change <- 60
t <- 0:(n - 1); calendar <- (2 + t) %% 12
residents <- round(90000 * 1.012^(t / 12))
noise <- as.numeric(arima.sim(list(ar = 0.4), n)) * 0.05
total <- rnegbin(n, residents / 1000 * exp(0.9 + 0.03 * t / 12 + 0.15 * sin(2 * pi * calendar / 12)
  - 0.25 * (t >= change) + noise), 150)
city <- data.frame(count = total, exposure = residents)
city_data <- data.frame(count = total, residents = residents, trend = t / 12, level = 1 * (t >= change),
                        slope = pmax(0, t - change) / 12, calendar = calendar)
save("city-data.tsv", "# made up; first month March; change in month 60 from 0", table_of(city))
waves <- glm.nb(count ~ trend + level + slope + sin(2 * pi * calendar / 12) + cos(2 * pi * calendar / 12)
  + sin(4 * pi * calendar / 12) + cos(4 * pi * calendar / 12) + offset(log(residents)),
  data = city_data, control = exact)
months <- glm.nb(count ~ trend + level + slope + factor(calendar) + offset(log(residents)),
                 data = city_data, control = exact)
newey <- function(fit) NeweyWest(fit, lag = 3, prewhite = FALSE, adjust = TRUE)
save("city-waves.tsv", "# glm.nb; robust: NeweyWest, lag 3, prewhite FALSE, adjust TRUE",
     fitted_lines(waves, newey(waves)))
save("city-months.tsv", "# glm.nb; robust: NeweyWest, lag 3, prewhite FALSE, adjust TRUE",
     fitted_lines(months, newey(months)))

# 4. Made up: a city and 12 others, 40 months before a change; weights at least 0 that sum to 1.
common <- cumsum(rnorm(40, 0, 3)); other <- 8 * sin(1:40 / 5)
donors <- sapply(1:12, function(j) 60 + 4 * j + (0.4 + j / 12) * common + cos(j) * other + rnorm(40, 0, 2))
city <- 0.5 * donors[, 3] + 0.3 * donors[, 7] + 0.2 * donors[, 10] + rnorm(40, 0, 1.5)
donors <- round(donors, 3); city <- round(city, 3)
gaps <- donors - city
u <- nnls(rbind(gaps / sqrt(mean(gaps^2)), 1), c(rep(0, 40), 1))$x
w <- u / sum(u)
q <- solve.QP(crossprod(donors), crossprod(donors, city), cbind(1, diag(12)), c(1, rep(0, 12)), meq = 1)$solution
stopifnot(max(abs(w - q)) < 1e-9)
both <- data.frame(city, donors); names(both) <- c("city", paste0("d", 1:12))
save("donors-data.tsv", "# made up; first column the city, then the donors", table_of(both))
save("donors.tsv", "# nnls, equal to quadprog::solve.QP to 1e-9", row("weights", w),
     row("rmspe", sqrt(mean((city - donors %*% w)^2))))
