// A phone in a room shows the next question by itself. What somebody is writing stays: then it only
// says that there is something new.
const main = document.querySelector("[data-live]");

if (main && window.EventSource) {
  const news = document.querySelector("[data-news]");
  const again = document.querySelector("[data-again]");
  const line = new EventSource(main.dataset.live);
  line.addEventListener("step", (event) => {
    if (event.data === main.dataset.step) return;
    const words = document.querySelector("textarea");
    if (words && words.value.trim()) {
      news.hidden = false;
      return;
    }
    line.close();
    location.replace(main.dataset.here);
  });
  // While the line is open nobody needs to ask by hand.
  line.addEventListener("open", () => again && (again.hidden = true));
  line.addEventListener("error", () => again && (again.hidden = false));
}
