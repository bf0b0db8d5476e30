import { asQuote, quoted } from "./quoted.js";
import { texts } from "./trial-texts.js";

const form = document.getElementById("question");
const answer = document.getElementById("answer");
const busy = document.getElementById("busy");
const names = ["clinic", "city", "country", "product", "priceText", "claimsText"];
let language = navigator.language?.startsWith("es") ? "es" : "en";
let asked = false;

/** An element with text or children; text is never read as markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function paragraph(text, style) {
  return make("p", style ? { class: style } : {}, ...quoted(text));
}

function list(title, items) {
  if (items.length === 0) {
    return [];
  }
  return [make("h2", {}, title), make("ul", {}, ...items.map((item) => make("li", {}, ...item)))];
}

/** What the person was told is in a language that nobody knows here. */
function reasons(given) {
  return given.map((reason) => quoted(reason.sentence, names.includes(reason.field) ? "" : "en"));
}

function say() {
  document.documentElement.lang = language;
  document.title = texts[language].title;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = texts[language][element.dataset.text];
  }
  for (const code of Object.keys(texts)) {
    document.getElementById(code).setAttribute("aria-pressed", String(code === language));
  }
}

function speaker() {
  if (!("speechSynthesis" in window)) {
    return [];
  }
  const words = texts[language];
  const button = make("button", { type: "button", class: "speak" }, words.speak);
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      button.textContent = words.speak;
      return;
    }
    const spoken = [...answer.querySelectorAll("h2, p, li")].map((e) => e.textContent).join("\n");
    const voice = new SpeechSynthesisUtterance(spoken);
    voice.lang = language;
    voice.rate = 0.9;
    voice.addEventListener("end", () => (button.textContent = words.speak));
    button.textContent = words.hush;
    speechSynthesis.speak(voice);
  });
  return [button];
}

/** A button that asks about one number. */
function lookUp(number) {
  const button = make("button", { type: "button" }, `${texts[language].meant} ${number}`);
  button.addEventListener("click", () => {
    document.getElementById("number").value = number;
    ask();
  });
  return button;
}

function show(card) {
  const words = texts[language];
  const parts = [make("h2", { id: "answer-title" }, words.answer), ...speaker()];
  parts.push(...card.headline.map((line) => paragraph(line, "headline")));
  if (card.title) {
    parts.push(paragraph(`${words.titleOfRecord}: ${asQuote(card.title)}`));
  }
  parts.push(...card.opennessLines.map((line) => paragraph(line, "openness")));
  parts.push(...(card.didYouMean ? [lookUp(card.didYouMean)] : []));
  parts.push(...(card.candidates ?? []).map(lookUp));
  parts.push(...list(words.reasons, reasons(card.reasons)));
  parts.push(...list(words.also, reasons(card.alsoInRecord)));
  if (card.changes) {
    parts.push(...list(`${words.changes} ${card.changes.since ?? ""}`, card.changes.fields.map((f) => quoted(f.sentence))));
  }
  parts.push(...list(words.notChecked, card.notChecked.map((n) => [n.sentence])));
  parts.push(...list(words.questions, card.questions.map((q) => [q])));
  parts.push(paragraph(card.careTeam, "team"), paragraph(card.harm));
  if (card.otherNumbers) {
    parts.push(paragraph(words.others), ...card.otherNumbers.map(lookUp));
  }
  parts.push(paragraph(words.quotes, "small"));
  if (card.copy) {
    parts.push(paragraph(card.copy.sentence, "small"));
  }
  if (card.page) {
    parts.push(make("p", {}, make("a", { href: card.page, rel: "noreferrer" }, `${words.record} ${card.registry}: ${card.number}`)));
  }
  answer.replaceChildren(...parts);
  answer.hidden = false;
  answer.focus();
}

function question() {
  const told = {};
  for (const name of ["number", ...names]) {
    const value = document.getElementById(name).value.trim();
    if (value) {
      told[name] = value;
    }
  }
  for (const field of document.querySelectorAll("[data-answer]")) {
    const value = field.querySelector("input:checked").value;
    if (value) {
      told[field.dataset.answer] = value === "true";
    }
  }
  return told;
}

/** A number alone is a cached look-up; everything else is sent in a body and kept nowhere. */
function send(told) {
  const headers = { "Accept-Language": language };
  const alone = Object.keys(told).length === 1 && told.number && told.number.length <= 60;
  return alone
    ? fetch(`/v1/trials/${encodeURIComponent(told.number)}`, { headers })
    : fetch("/v1/trials/check", {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify(told),
      });
}

async function ask() {
  const words = texts[language];
  const told = question();
  window.speechSynthesis?.cancel();
  if (Object.keys(told).length === 0) {
    busy.textContent = words.empty;
    document.getElementById("number").focus();
    return;
  }
  busy.textContent = words.busy;
  try {
    const response = await send(told);
    if (!response.ok) {
      busy.textContent = response.status === 429 ? words.wait : words.failed;
      return;
    }
    busy.textContent = "";
    asked = true;
    show(await response.json());
  } catch {
    busy.textContent = words.failed;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
for (const code of Object.keys(texts)) {
  document.getElementById(code).addEventListener("click", () => {
    language = code;
    say();
    if (asked) {
      ask();
    }
  });
}

// A link such as trial.html#NCT03169231 or trial.html#es:NCT03169231; what follows # is never sent to a server.
const [, wantedLanguage, wanted] = decodeURIComponent(location.hash).match(/^#(?:(en|es):)?(.*)$/) ?? [];
language = wantedLanguage ?? language;
say();
if (wanted) {
  document.getElementById("number").value = wanted;
  ask();
}
