// The fingerprint of a record: the SHA-256 of the bytes of its JSON file without the first field, which is the fingerprint.
// Of a PDF the attached JSON file is taken. session/recount/fingerprint.py does the same.
import { sha256 } from "./sha256.js";

const FIRST_FIELD = /^\{"fingerprint":"([0-9a-f]{64})",/;
const FIRST_BYTES = 90;
const LARGEST_BYTES = 32 * 2 ** 20;
const KEPT = /^[0-9a-f]{16,64}$/; // fewer digits are too easy to make again

const text = (bytes) => new TextDecoder("latin1").decode(bytes); // a character a byte
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const firstField = (bytes) => FIRST_FIELD.exec(text(bytes.subarray(0, FIRST_BYTES)));

export const isTooLarge = (file) => file.size > LARGEST_BYTES;

// What somebody typed of a kept fingerprint, in groups or not: its digits, or null when that cannot be one.
export function keptDigits(typed) {
  const digits = typed.replace(/\s+/g, "").toLowerCase();
  return digits === "" || KEPT.test(digits) ? digits : null;
}

// {stated, counted}: what the file says that its fingerprint is, and what it is; both null when it does not begin as a record.
export async function fingerprintOf(record, subtle = globalThis.crypto?.subtle) {
  const field = firstField(record);
  if (!field) return { stated: null, counted: null };
  const hashed = record.slice(field[0].length - 1);
  hashed[0] = "{".charCodeAt(0);
  const digest = subtle ? new Uint8Array(await subtle.digest("SHA-256", hashed)) : sha256(hashed);
  return { stated: field[1], counted: hex(digest) };
}

export const isPdf = (bytes) => text(bytes.subarray(0, 5)) === "%PDF-";

// The record that is attached to a PDF; empty when there is none, or more than one: a reader may show the other one.
// Rejects when the browser cannot unpack.
export async function recordInPdf(pdf) {
  const page = text(pdf);
  const records = [];
  for (const start of page.matchAll(/stream\r?\n/g)) {
    const from = start.index + start[0].length;
    const end = page.indexOf("endstream", from);
    const record = await unpacked(pdf.subarray(from, end < 0 ? pdf.length : end));
    if (record) records.push(record);
  }
  return records.length === 1 ? records[0] : new Uint8Array();
}

// Before "endstream" stands the end of a line that does not belong to what is packed, or it does after all.
async function unpacked(packed) {
  const line = /\r?\n$/.exec(text(packed.subarray(-2)))?.[0].length ?? 0;
  return await inflated(packed.subarray(0, packed.length - line)) ?? (line ? inflated(packed) : null);
}

// null for what is not packed so, does not begin as a record, or is larger than one.
async function inflated(packed) {
  if (firstField(packed)) return packed; // not packed at all
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
      if (length > LARGEST_BYTES || (length >= FIRST_BYTES && parts.length < 3 && !firstField(joined(parts)))) {
        await reader.cancel();
        return null;
      }
    }
  } catch {
    return null;
  }
  const record = joined(parts);
  return firstField(record) ? record : null;
}

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
