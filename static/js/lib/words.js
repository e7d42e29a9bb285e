// The words of the screen. Loads /words/<lang>.json (a flat object, the words of the round kinds included).
// t("key", {gap: …}) fills {gaps}; with `n` it takes "key.one" or "key.other" when the key has forms.
// A missing key shows itself and complains on the console: visible in a test, harmless in a session.

// Dates and times as they are written in Europe: day before month, 24 hours.
export const locale = (language) => ({ nl: "nl-NL", en: "en-GB" })[language] ?? language;

// A page says which part of the words it needs (data-words); one without asks for all. More parts may come later.
const parts = [globalThis.document?.documentElement.dataset.words ?? ""];
const dictionaries = {};
let current = { lang: "nl", t: translator({}, "nl") };

export const LANGUAGES = ["nl", "en"];

export const lang = () => current.lang;
export const t = (key, words) => current.t(key, words);
// Whether there are words for a key that is optional, such as the help of a setting.
export const has = (key) => current.t.has(key);

/**
 * Loads `wanted` once and makes it the language of the page. Rejects when the words cannot be had; nothing changes then.
 * @param {string} wanted
 * @param {import("../types/outside.js").Fetcher} [fetcher]
 */
export async function useLanguage(wanted, fetcher = fetch) {
  const lacking = parts.filter((part) => !dictionaries[wanted]?.[part]);
  const texts = await Promise.all(lacking.map((part) => brought(part, wanted) ?? download(part, wanted, fetcher)));
  dictionaries[wanted] = { ...dictionaries[wanted], ...Object.fromEntries(lacking.map((part, i) => [part, texts[i]])) };
  current = { lang: wanted, t: translator(Object.assign({}, ...Object.values(dictionaries[wanted])), wanted) };
  return current.t;
}

/**
 * From now on the page also has the words of this part, in every language. Rejects when they cannot be had.
 * @param {string} part
 * @param {import("../types/outside.js").Fetcher} [fetcher]
 */
export async function moreWords(part, fetcher = fetch) {
  if (parts.includes(part)) return;
  const { lang: now } = current;
  const texts = await download(part, now, fetcher);
  if (parts.includes(part)) return;
  parts.push(part);
  dictionaries[now][part] = texts;
  await useLanguage(current.lang, fetcher); // the language may be another one by now
}

// The words that came with the page itself, or undefined.
function brought(part, language) {
  const place = part === parts[0] && globalThis.document?.querySelector(`[data-words-in="${language}"]`);
  return place ? JSON.parse(place.textContent) : undefined;
}

export function translator(dictionary, language) {
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(locale(language));
  const has = (key) => Object.hasOwn(dictionary, key);
  const written = (word) => (typeof word === "number" ? numbers.format(word) : String(word));

  function say(key, words = {}) {
    const form = typeof words.n === "number" ? `${key}.${plural.select(words.n)}` : key;
    const known = [form, `${key}.other`, key].find(has);
    if (known === undefined) {
      console.error(`no words for ${key} (${language})`);
      return key;
    }
    return dictionary[known].replace(/\{(\w+)\}/g, (gap, name) => {
      if (Object.hasOwn(words, name)) return written(words[name]);
      console.error(`no word for ${gap} in ${key} (${language})`);
      return gap;
    });
  }
  say.has = has;
  return say;
}

async function download(part, language, fetcher) {
  const answer = await fetcher(`/words/${part ? `${part}/` : ""}${language}.json`);
  if (!answer.ok) throw new Error(`words ${language}: ${answer.status}`);
  return answer.json();
}
