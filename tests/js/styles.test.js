// Styles and what is drawn agree: a kind keeps to its own rounds, and nothing is styled that nobody draws.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

const KINDS = readdirSync("static/js/rounds", { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
// Classes that code of others puts on elements.
const OF_OTHERS = ["sortable-ghost"];

const under = (folder, ending) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const read = (path) => readFileSync(path, "utf8");
const sheets = new Map(
  [...under("static/css", ".css"), ...under("static/js", ".css")].map((path) => [path, read(path).replace(/\/\*.*?\*\//gs, "")]),
);
const sources = [...under("static/js", ".js"), ...under("templates", ".html")].map(read);

// The selectors of a sheet, one for each rule: what stands before "{" and is no rule about rules.
const selectorsOf = (text) =>
  [...text.matchAll(/([^{};]+)\{/g)].map(([, before]) => before.trim()).filter((before) => before && !before.startsWith("@"));

// "a,b:is(c,d)" -> ["a", "b:is(c,d)"]
function apart(selector) {
  const parts = [""];
  let depth = 0;
  for (const sign of selector) {
    depth += { "(": 1, ")": -1 }[sign] ?? 0;
    if (sign === "," && !depth) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

const selectors = [...sheets].flatMap(([path, text]) => selectorsOf(text).flatMap(apart).map((selector) => ({ path, selector })));
const bare = (selector) => selector.replace(/\[[^\]]*\]/g, "");

// The class names in one attribute, or in an expression that gives them. What stands in a gap of a name is any name.
function classesIn(source) {
  const classes = [];
  for (const { index } of source.matchAll(/\bclass(?:Name)?(?:=|: )|[a-z]Class: |\bname = "/g)) {
    const from = source.indexOf(source.slice(index).match(/=|:/)[0], index) + 1;
    classes.push(...words(source, from));
  }
  return classes;
}

function words(source, from) {
  const start = from + source.slice(from).search(/\S/);
  if (source[start] === '"') return names(source.slice(start + 1, end(source, start)));
  if (!source.startsWith("${", start)) return [];
  const expression = source.slice(start, end(source, start));
  return [...expression.matchAll(/"([^"]*)"|`([^`]*)`/g)].flatMap(([, plain, filled]) => names(plain ?? filled));
}

// Where a text in quotes, or an expression in ${}, ends.
function end(source, start) {
  let depth = source[start] === '"' ? 0 : -1;
  for (let at = start + (depth ? 0 : 1); ; at += 1) {
    if (depth <= 0 && source[at] === '"' && source[start] === '"') return at;
    if (source.startsWith("${", at)) depth = Math.max(depth, 0) + 1;
    else if (source[at] === "{" && source[at - 1] !== "$") depth += 1;
    else if (source[at] === "}" && (depth -= 1) === 0 && source[start] !== '"') return at + 1;
  }
}

const names = (text) => text.replace(/\$\{[^}]*\}+/g, "*").replace(/\{[{%].*?[}%]\}/g, " ").split(/\s+/).filter(Boolean);

const drawn = new Set(sources.flatMap(classesIn));
const patterns = [...drawn]
  .filter((name) => name.includes("*") && name !== "*")
  .map((name) => new RegExp(`^${name.replaceAll("*", "[\\w-]+")}$`));
const isDrawn = (name) => drawn.has(name) || OF_OTHERS.includes(name) || patterns.some((pattern) => pattern.test(name));
const styled = new Set(selectors.flatMap(({ selector }) => [...bare(selector).matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name)));

test("the styles of a kind reach no further than its own rounds", () => {
  const loose = selectors.filter(({ path, selector }) => {
    const kind = path.match(/rounds\/([^/]+)\/style\.css$/)?.[1];
    return kind ? !new RegExp(`^\\.kind-${kind}(?![\\w-])`).test(selector) : /\.kind-/.test(selector);
  });
  assert.deepEqual(loose.map(({ path, selector }) => `${path}: ${selector}`), []);
});

test("a stylesheet beside the modules is of a kind", () => {
  const strays = [...sheets.keys()].filter(
    (path) => path.startsWith("static/js/") && !KINDS.some((kind) => path === `static/js/rounds/${kind}/style.css`),
  );
  assert.deepEqual(strays, []);
});

test("every class that has a style is drawn somewhere", () => {
  assert.ok(drawn.size > 300);
  assert.deepEqual([...styled].filter((name) => !isDrawn(name)).sort(), []);
});

test("every class that is drawn has a style", () => {
  assert.deepEqual([...drawn].filter((name) => !name.includes("*") && !styled.has(name)).sort(), []);
});

test("every mark that a style looks at is set somewhere", () => {
  const all = sources.join("\n");
  const looked = new Set(selectors.flatMap(({ selector }) => [...selector.matchAll(/\[(data-[a-z-]+)/g)].map(([, name]) => name)));
  const dataset = (name) => name.slice(5).replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  assert.deepEqual([...looked].filter((name) => !all.includes(name) && !all.includes(`dataset.${dataset(name)}`)), []);
});

test("every custom property that is set is used, and every one that is used is set", () => {
  const text = [...sheets.values()].join("\n");
  const set = new Set([...text.matchAll(/(?<![\w-])(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const byCode = new Set(sources.join("\n").match(/(?<=")--[\w-]+(?=")/g));
  const used = new Set([...[text, ...sources].join("\n").matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  assert.deepEqual([...set, ...byCode].filter((name) => !used.has(name)), []);
  assert.deepEqual([...used].filter((name) => !set.has(name) && !byCode.has(name)), []);
});
