# Makes the golden file of intervals: made-up tables with hidden cells, and of each hidden cell the
# smallest and the largest whole number that it can be. Run from the folder `attacker`:
#   Rscript src/test/r/golden.R
# Needs R with the package lpSolve, which solves by its own simplex and branching. No test runs R.
suppressMessages(library(lpSolve))

set.seed(20261123)
file <- "src/test/resources/golden/intervals.txt"
shown_as <- function(n) ifelse(n < 11, NA, pmax(15, 5 * floor((n + 2) / 5)))
least <- function(v) ifelse(v == 15, 11, v - 2)

# One table: areas by types with both margins; what is shown of each, NA where it is hidden.
draw <- function(exact) {
  inner <- matrix(rpois(20, exp(rnorm(20, 2.6, 0.9))), 5, 4)
  whole <- rbind(cbind(inner, rowSums(inner)), c(colSums(inner), sum(inner)))
  shown <- if (exact) whole else shown_as(whole)
  hide <- matrix(FALSE, 6, 5)
  hide[1:5, 1:4] <- whole[1:5, 1:4] < 11 | runif(20) < 0.15
  shown[hide] <- NA
  list(exact = exact, whole = whole, shown = shown)
}

# Rows and columns as equations between the 30 cells, by columns of the table.
at <- function(row, column) (column - 1) * 6 + row
equations <- rbind(
  t(sapply(1:6, function(r) { e <- numeric(30); e[at(r, 1:4)] <- 1; e[at(r, 5)] <- -1; e })),
  t(sapply(1:5, function(k) { e <- numeric(30); e[at(1:5, k)] <- 1; e[at(6, k)] <- -1; e })))

interval <- function(table, cell) {
  shown <- as.vector(table$shown)
  known <- which(!is.na(shown))
  one <- diag(30)[known, , drop = FALSE]
  low <- if (table$exact) shown[known] else least(shown[known])
  high <- if (table$exact) shown[known] else shown[known] + 2
  sapply(c("min", "max"), function(way) {
    answer <- lp(way, diag(30)[cell, ], rbind(equations, one, one),
                 c(rep("=", 11), rep(">=", length(known)), rep("<=", length(known))),
                 c(rep(0, 11), low, high), all.int = TRUE)
    stopifnot(answer$status == 0)
    round(answer$objval)
  })
}

areas <- c(paste0("n", 1:5), "city")
types <- c("a", "b", "c", "d", "all")
lines <- c("# made by: Rscript src/test/r/golden.R (in the folder attacker)",
           paste0("# ", R.version.string, "; lpSolve ", packageVersion("lpSolve")),
           "# a table, a dot for hidden; then of each hidden cell the smallest and the largest it can be")
for (number in 1:30) {
  table <- draw(exact = number <= 15)
  lines <- c(lines, paste("table", number, if (table$exact) "exact" else "rounded"),
             paste(types, collapse = " "),
             sapply(1:6, function(r) paste(c(areas[r], ifelse(is.na(table$shown[r, ]), "\u00b7",
                                                             table$shown[r, ])), collapse = " ")))
  for (cell in which(is.na(as.vector(table$shown)))) {
    ends <- interval(table, cell)
    truth <- as.vector(table$whole)[cell]
    stopifnot(ends[1] <= truth, truth <= ends[2])
    lines <- c(lines, paste("=", areas[(cell - 1) %% 6 + 1], types[(cell - 1) %/% 6 + 1],
                            ends[1], ends[2]))
  }
}
writeLines(lines, file)
