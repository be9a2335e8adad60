// Puts what the server sends into the room's screen, and says when it has heard nothing for a while.
const room = document.querySelector("[data-live]");

if (room && window.EventSource) {
  const lost = document.querySelector("[data-lost]");
  const PATIENCE = 25000;
  let heard = Date.now();
  const line = new EventSource(room.dataset.live);
  const hear = () => {
    heard = Date.now();
    lost.hidden = true;
  };
  line.addEventListener("open", hear);
  line.addEventListener("still", hear);
  line.addEventListener("room", (event) => {
    hear();
    room.innerHTML = event.data;
  });
  setInterval(() => {
    lost.hidden = Date.now() - heard < PATIENCE;
  }, 5000);
}
