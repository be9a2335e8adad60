// Finds the place of an address in the city's own file of streets. What is typed stays in this
// browser: it is in no request, no address of a page and no history.
const MOST = 6;

for (const box of document.querySelectorAll("[data-streets]")) {
  const input = box.querySelector("input");
  const said = box.querySelector("[role=status]");
  const list = box.querySelector("ul");
  const places = new Map();
  for (const option of document.querySelectorAll("#place option")) {
    places.set(option.value, option.textContent);
  }
  box.hidden = false;

  let file;
  const streets = () => (file ??= fetch(box.dataset.streets).then((answer) => answer.json()));

  const words = (text, short) =>
    text
      .normalize("NFD")
      .replace(/\p{M}|[.'’]/gu, "")
      .toUpperCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map((word) => short[word] ?? word);

  // Each typed word begins one of the street's words, in the same order.
  const agrees = (typed, street) => {
    let next = 0;
    for (const word of typed) {
      while (next < street.length && !street[next].startsWith(word)) next++;
      if (next++ >= street.length) return false;
    }
    return true;
  };

  // The stretches a house may stand in: its own, else the nearest on its side of the street.
  const around = (stretches, number) => {
    const all = [];
    for (let i = 0; i < stretches.length; i += 3) all.push(stretches.slice(i, i + 3));
    if (number === null) return all;
    const far = ([first, last]) => Math.max(0, first - number, number - last);
    const side = all.filter(([first]) => first % 2 === number % 2);
    return (side.length ? side : all).sort((a, b) => far(a) - far(b)).slice(0, 1);
  };

  const shown = (text) =>
    text.toLowerCase().replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());

  const look = async () => {
    const typed = input.value.trim();
    if (typed.length < 3) return answer([], "");
    const { areas, words: short, streets: all } = await streets();
    if (typed !== input.value.trim()) return;
    const [, house, street] = typed.match(/^(\d+)?\s*(.*)$/);
    const wanted = words(street.replace(/,.*$/, ""), short);
    if (!wanted.length) return answer([], "");
    const number = house === undefined ? null : Number(house);
    const found = new Map();
    for (const [name, stretches] of Object.entries(all)) {
      if (!agrees(wanted, name.split(" "))) continue;
      for (const [, , place] of around(stretches, number)) {
        const slug = place < 0 ? "" : areas[place].split(":")[1];
        const label = (house ? house + " " : "") + shown(name);
        found.set(label + slug, { label, slug });
      }
      if (found.size > 60) break;
    }
    const all2 = [...found.values()];
    const data = box.dataset;
    const outside = all2.length && all2.every((one) => !places.has(one.slug));
    answer(
      all2.filter((one) => places.has(one.slug)),
      outside ? data.outside : all2.length === 0 ? data.none : all2.length > MOST ? data.many : data.some,
    );
  };

  const answer = (found, words) => {
    list.replaceChildren(
      ...found.slice(0, MOST).map(({ label, slug }) => {
        const link = document.createElement("a");
        link.href = box.dataset.places + "/" + slug;
        const street = document.createElement("span");
        street.textContent = label;
        const place = document.createElement("strong");
        place.textContent = places.get(slug);
        link.append(place, " ", street);
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    said.textContent = words;
  };

  input.addEventListener("focus", streets, { once: true });
  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => {
    const only = list.querySelectorAll("a");
    if (event.key === "Enter") {
      event.preventDefault();
      if (only.length === 1) only[0].click();
    }
  });
}
