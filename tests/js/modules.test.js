// Who may import whom in the browser: one direction, no circles, and a face downloads nothing that another face draws.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import test from "node:test";

const ROOT = "static/js";
const FACES = ["phone", "wall", "desk"];
const KIND = /^rounds\/([^/]+)\//;

// What stands in a folder may import from these, besides its own folder.
const SHARED = ["lib", "ui", "ballot", "scales", "results", "wall", "tables"];
const MAY = {
  lib: ["vendor"],
  ui: ["lib"],
  results: ["lib", "ui"],
  ballot: ["lib", "ui"],
  scales: ["lib", "ui", "ballot"],
  wall: ["lib", "ui", "results"],
  tables: ["lib", "ui", "results"],
  rounds: ["lib"],
  phone: ["vendor", "lib", "ui", "results", "rounds"],
  check: ["lib", "ui"],
  projector: ["vendor", "lib", "ui", "results", "wall", "rounds"],
  desk: ["vendor", "lib", "ui", "results", "tables", "rounds"],
  kind: ["vendor", ...SHARED],
};
// What the modules of a kind for one face may not reach, however long the way.
const NEVER = { phone: ["wall", "tables"], wall: ["ballot", "tables"], desk: ["ballot", "wall"] };
// What a face looks for in the modules of a kind (rounds/contract.js): nobody imports these by name.
const CONTRACT = {
  phone: ["Phone", "PhoneResult", "Afterwards", "facts"],
  wall: ["Wall", "said", "firsts", "todo", "besideQuestion", "ownQuestion", "ownSubject"],
  desk: ["Desk", "asks", "goesWith", "priced", "whole"],
};
// What is loaded by its address and not by name, besides the kinds.
const LATER = { "phone/room.js": ["Room"] };
const ENTRIES = ["theme.js", "late.js", "sheet.js", "projector/theme.js",
  "phone/main.js", "phone/room.js", "phone/preview/main.js", "projector/main.js", "desk/main.js", "desk/remote/main.js",
  "check/main.js"];
const TYPES = ["rounds/contract.js"]; // no page loads them

const under = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const read = (path) => readFileSync(path, "utf8").replace(/^\s*(\/\/|\/?\*).*$/gm, "");
const names = (list) => list.split(",").map((one) => one.trim()).filter(Boolean);

// -> [{from, names}]: what a module imports, or exports again, from where. Names are those in the other module.
function importsOf(path) {
  const statements = read(path).matchAll(/^(?:import|export)\s([^;]*?)from\s+"([^"]+)";$/gms);
  return [...statements].map(([, list, from]) => ({
    from: from.startsWith("#js/") ? join(ROOT, from.slice(4)) : from.startsWith(".") ? normalize(join(dirname(path), from)) : from,
    names: names(list.match(/\{([^}]*)\}/s)?.[1] ?? "default").map((one) => one.split(/\s+as\s+/)[0]),
  }));
}

function exportsOf(path) {
  const text = read(path);
  const declared = [...text.matchAll(/^export (?:async )?(?:function|const|let|class) (\w+)/gm)].map(([, name]) => name);
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list]) => names(list).map((one) => one.split(/\s+as\s+/).at(-1)));
  return [...declared, ...listed];
}

const short = (path) => path.slice(ROOT.length + 1);
const modules = new Map(under(ROOT).map((path) => [short(path), importsOf(path)]));
const inside = ({ from }) => from.startsWith(`${ROOT}/`);
const next = (path) => modules.get(path).filter(inside).map(({ from }) => short(from));
const kinds = [...new Set([...modules.keys()].flatMap((path) => path.match(KIND)?.[1] ?? []))];
const folderOf = (path) => (KIND.test(path) ? "kind" : path.includes("/") ? path.split("/")[0] : "");

function reach(starts) {
  const seen = new Set();
  const open = [...starts];
  while (open.length) {
    const path = open.pop();
    if (seen.has(path)) continue;
    seen.add(path);
    open.push(...next(path));
  }
  return seen;
}

test("every import leads to a module that is there, and has what is asked of it", () => {
  const lost = [...modules].flatMap(([path, imports]) => imports.filter(inside).flatMap(({ from, names: asked }) => {
    if (!modules.has(short(from))) return [`${path}: ${from}`];
    const known = exportsOf(from);
    return asked.filter((name) => !known.includes(name)).map((name) => `${path}: ${name} of ${short(from)}`);
  }));
  assert.deepEqual(lost, []);
});

test("imports follow the directions between folders", () => {
  const wrong = [...modules].flatMap(([path, imports]) => imports.flatMap(({ from }) => {
    const other = from.startsWith("static/vendor/") ? "vendor" : folderOf(short(from));
    if (other === "kind" && KIND.exec(short(from))[1] === KIND.exec(path)?.[1]) return [];
    return other === folderOf(path) && other !== "kind" || MAY[folderOf(path)]?.includes(other) ? [] : [`${path} -> ${from}`];
  }));
  assert.deepEqual(wrong, []);
});

test("no module imports itself in the end", () => {
  const circles = [...modules.keys()].filter((path) => reach(next(path)).has(path));
  assert.deepEqual(circles, []);
});

for (const face of FACES) {
  test(`what a kind draws on the ${face} needs nothing of another face`, () => {
    const others = FACES.filter((other) => other !== face).map((other) => `${other}.js`);
    const wrong = kinds.flatMap((kind) => [...reach([`rounds/${kind}/${face}.js`])]
      .filter((path) => NEVER[face].includes(folderOf(path)) || (KIND.test(path) && others.includes(path.split("/").at(-1))))
      .map((path) => `${kind} -> ${path}`));
    assert.deepEqual(wrong, []);
  });
}

test("every kind has a module for each face, and it draws", () => {
  const drawn = { phone: "Phone", wall: "Wall", desk: "Desk" };
  assert.ok(kinds.length > 1);
  for (const kind of kinds) {
    for (const face of FACES)
      assert.ok(
        exportsOf(join(ROOT, "rounds", kind, `${face}.js`)).includes(drawn[face]),
        `${kind}/${face}.js has no ${drawn[face]}`,
      );
  }
});

test("every module is loaded by some page", () => {
  const faces = kinds.flatMap((kind) => FACES.map((face) => `rounds/${kind}/${face}.js`));
  const loaded = reach([...ENTRIES, ...faces]);
  assert.deepEqual([...modules.keys()].filter((path) => !loaded.has(path) && !TYPES.includes(path)), []);
});

test("everything that is exported is used", () => {
  const used = new Map();
  const users = [...modules.values(), ...under("tests/js").map(importsOf)];
  for (const { from, names: asked } of users.flat()) used.set(from, new Set([...(used.get(from) ?? []), ...asked]));
  const unused = [...modules.keys()].flatMap((path) => {
    const contract = CONTRACT[KIND.test(path) ? path.split("/").at(-1).slice(0, -3) : ""] ?? [];
    const known = used.get(join(ROOT, path)) ?? new Set();
    return exportsOf(join(ROOT, path))
      .filter((name) => !known.has(name) && !contract.includes(name) && !LATER[path]?.includes(name))
      .map((name) => `${path}: ${name}`);
  });
  assert.deepEqual(unused, []);
});
