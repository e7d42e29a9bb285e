// Applies a delta to a view. The server's patch.py makes these operations; both are tested on tests/core/patch_cases.json.
//   ["s", path, value]  set, or replace the whole document when the path is empty
//   ["d", path]         delete a key of an object
//   ["a", path, values] append to a list
//   ["t", path, length] truncate a list
// The old document is never changed and unchanged parts are shared, so a component can compare by identity.
// An operation that does not fit throws: the caller then asks for a snapshot instead of showing something half true.

export class PatchError extends Error {}

export function apply(document, operations) {
  const ours = new WeakSet(); // copies made during this call may be changed in place
  return operations.reduce((root, operation) => applyOne(root, operation, ours), document);
}

function applyOne(root, [op, path, argument], ours) {
  if (!path.length && op === "s") return argument;
  const change = CHANGES[op];
  if (!change) throw new PatchError(`unknown operation ${op}`);
  return op === "s" || op === "d"
    ? changeAt(root, path, path.length - 1, ours, (parent) => change(parent, path.at(-1), argument))
    : changeAt(root, path, path.length, ours, (list) => change(list, argument));
}

// Copies the nodes on the way to path[depth - 1] and hands the last copy to `change`.
function changeAt(node, path, depth, ours, change) {
  if (depth < 0) throw new PatchError("an empty path can only be set");
  const root = copy(node, ours);
  let parent = root;
  for (const key of path.slice(0, depth)) {
    const child = copy(childOf(parent, key), ours);
    put(parent, key, child);
    parent = child;
  }
  change(parent);
  return root;
}

const CHANGES = {
  s(parent, key, value) {
    if (Array.isArray(parent)) childOf(parent, key);
    put(parent, key, value);
  },
  d(parent, key) {
    if (Array.isArray(parent)) throw new PatchError("a list is truncated, not deleted from");
    childOf(parent, key);
    delete parent[key];
  },
  a(list, values) {
    listed(list).push(...values);
  },
  t(list, length) {
    if (length > listed(list).length) throw new PatchError("cannot truncate to more than there is");
    list.length = length;
  },
};

function copy(node, ours) {
  if (node === null || typeof node !== "object") throw new PatchError("the path leads through a plain value");
  if (ours.has(node)) return node;
  const made = Array.isArray(node) ? node.slice() : { ...node };
  ours.add(made);
  return made;
}

function childOf(node, key) {
  const kind = Array.isArray(node) ? "number" : "string";
  if (typeof key !== kind || !Object.hasOwn(node, key)) throw new PatchError(`no ${JSON.stringify(key)} on the path`);
  return node[key];
}

// A key is data: "__proto__" must become a key like any other.
function put(node, key, value) {
  if (!Array.isArray(node) && typeof key !== "string") throw new PatchError("an object has string keys");
  if (key === "__proto__") {
    Object.defineProperty(node, key, { value, writable: true, enumerable: true, configurable: true });
  } else node[key] = value;
}

function listed(list) {
  if (!Array.isArray(list)) throw new PatchError("not a list");
  return list;
}
