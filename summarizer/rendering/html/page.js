"use strict";
// The page is of use without this script: marks are links. With it, an item shows all that it rests on, a
// sentence all that is built on it, and a phone one pane at a time.
const $ = id => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const target = link => $(link.hash.slice(1));
const filled = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

const items = all(".item");
const cited = all("mark");
const evidence = new Map(items.map(each => [each, all("a[href^='#']", each).map(target)]));
const built = new Map(cited.map(each => [each, []]));
// A cell of the table says in a word what stands elsewhere in full.
for (const each of [...items.filter(of => !of.matches("td")), ...items.filter(of => of.matches("td"))]) {
  for (const on of new Set(evidence.get(each))) built.get(on)?.push(each);
}

let item = null; // the one that was chosen
let sentence = null; // the one that is looked at

function choose(newItem, newSentence) {
  for (const old of all("[aria-current], .lit")) {
    old.removeAttribute("aria-current");
    old.classList.remove("lit");
  }
  item = newItem;
  sentence = newSentence;
  item?.setAttribute("aria-current", "true");
  sentence.setAttribute("aria-current", "true");
  for (const each of item ? evidence.get(item) : [sentence]) each.classList.add("lit");
  if (!item) for (const each of built.get(sentence) ?? []) each.classList.add("lit");
  tell();
  show("sources");
  sentence.scrollIntoView({ block: "center" });
  (item ?? built.get(sentence)?.[0])?.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `#${(item ?? sentence).id}`);
}

function show(pane) {
  document.body.dataset.pane = pane;
  for (const tab of all("[data-pane]", $("controls"))) tab.setAttribute("aria-pressed", tab.dataset.pane === pane);
}

function back() {
  const to = item ?? built.get(sentence)?.[0];
  show("note");
  to?.scrollIntoView({ block: "nearest" });
  to?.querySelector("a")?.focus({ preventScroll: true });
}

function step(by) {
  const of = item ? evidence.get(item) : cited;
  const next = of[(of.indexOf(sentence) + by + of.length) % of.length];
  choose(item, next);
  next.querySelector("a").focus({ preventScroll: true });
}

function tell() {
  const tray = $("tray");
  const of = item ? evidence.get(item) : [sentence];
  const text = filled(tray.dataset.items, { mark: sentence.id });
  const place = filled(tray.dataset.evidence, { number: of.indexOf(sentence) + 1, count: of.length });
  $("step").textContent = item ? `${place} · ${text}` : text;
  for (const button of all("[data-step]", tray)) button.disabled = of.length < 2 && item;
  $("built").replaceChildren(...(built.get(sentence) ?? []).map(entry));
  const address = addressOf(sentence);
  $("open").hidden = !address;
  if (address) $("open").href = address;
  tray.hidden = false;
}

function entry(of) {
  const link = document.createElement("a");
  link.href = `#${of.id}`;
  const section = of.closest(".part, .aside").querySelector("h2")?.textContent;
  link.textContent = [section, of.textContent.trim()].filter(Boolean).join(": ");
  link.dir = "auto";
  if (of === item) link.setAttribute("aria-current", "true");
  const line = document.createElement("li");
  line.append(link);
  return line;
}

// As at_place() in addresses.py has it; the address of each sentence would double the page.
function addressOf(mark) {
  const source = mark.closest(".source");
  const { url, format } = source.dataset;
  if (!url) return "";
  if (format === "pdf") {
    const before = all(".page", source).filter(page => page.compareDocumentPosition(mark) & 4).pop();
    return before ? `${url.split("#")[0]}#page=${before.dataset.page}` : url;
  }
  const copy = mark.cloneNode(true);
  for (const ours of all("a, small, .page, .time", copy)) ours.remove();
  const words = copy.textContent.trim().split(/\s+/);
  const hex = character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  const encoded = some => encodeURIComponent(some.join(" ")).replace(/[-!'()*]/g, hex);
  const terms = words.length <= 8 ? [words] : [words.slice(0, 4), words.slice(-4)];
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${terms.map(encoded).join(",")}`;
}

function filter(party) {
  const own = party ? all(`[data-party="${party}"] .item`) : [];
  const resting = new Set(own.flatMap(each => evidence.get(each)));
  const name = $("party").selectedOptions[0].textContent;
  const concerns = each => !party || own.includes(each) || (!each.closest("[data-party]") &&
    (each.textContent.includes(name) || evidence.get(each).some(on => resting.has(on))));
  const kept = new Set(items.filter(concerns));
  for (const each of items) each.hidden = !kept.has(each);
  for (const each of all("[data-party]")) each.hidden = Boolean(party) && each.dataset.party !== party;
  for (const group of all(".told, .part")) {
    const held = all(".item", group);
    group.hidden = held.length > 0 && held.every(each => each.hidden);
  }
  $("shown").textContent = party ? filled($("shown").dataset.text, { shown: kept.size, count: items.length }) : "";
}

document.addEventListener("click", event => {
  const at = event.target;
  const link = at.closest("a[href]");
  if (link && !link.hash.startsWith("#") || at.closest("a[target]")) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || (!link && !getSelection().isCollapsed)) return;
  const tab = at.closest("#controls [data-pane]");
  const stepper = at.closest("[data-step]");
  const chosen = at.closest(".item");
  const mark = at.closest("mark");
  if (tab) show(tab.dataset.pane);
  else if (stepper) step(Number(stepper.dataset.step));
  else if (at.closest("#back")) back();
  else if (at.closest("#built") && link) {
    event.preventDefault();
    item = target(link);
    choose(item, sentence);
    back();
  } else if (chosen && evidence.get(chosen).length) {
    event.preventDefault();
    const to = link ? target(link) : evidence.get(chosen)[0];
    choose(chosen, to);
    if (link) to.querySelector("a").focus({ preventScroll: true });
  } else if (mark) {
    event.preventDefault();
    choose(null, mark);
  }
});

document.addEventListener("keydown", event => {
  const from = document.activeElement;
  if (event.altKey || event.ctrlKey || event.metaKey || from.matches("select")) return;
  if (event.key === "Escape" && sentence) back();
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = from.closest(".item, mark");
  if (!by || !row) return;
  event.preventDefault();
  const reachable = each => evidence.get(each).length && each.checkVisibility();
  const rows = row.matches("mark") ? cited : items.filter(reachable);
  const next = rows[rows.indexOf(row) + by]?.querySelector("a[href^='#']");
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
});

function follow() {
  const at = target(location);
  if (at?.matches("mark")) choose(null, at);
  else if (at?.matches(".item") && evidence.get(at).length) choose(at, evidence.get(at)[0]);
  else if (at?.matches(".source [id]")) {
    show("sources");
    at.scrollIntoView({ block: "center" });
  }
}

$("party")?.addEventListener("change", event => filter(event.target.value));
$("dark").addEventListener("click", () => {
  const dark = $("dark").getAttribute("aria-pressed") !== "true";
  $("dark").setAttribute("aria-pressed", dark);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
});

$("dark").setAttribute("aria-pressed", matchMedia("(prefers-color-scheme: dark)").matches);
$("controls").hidden = false;
document.body.classList.add("live");
show("note");
addEventListener("hashchange", follow);
follow();
