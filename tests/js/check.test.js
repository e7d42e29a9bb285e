// The fingerprint of a record in the browser: the same as on the server, and no byte can change unseen.
import assert from "node:assert/strict";
import { createHash, webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { deflateSync } from "node:zlib";

import { aboutOf } from "#js/check/about.js";
import { fingerprintOf, isPdf, isTooLarge, keptDigits, recordInPdf } from "#js/check/fingerprint.js";
import { sha256 } from "#js/check/sha256.js";

const bytes = (text) => new TextEncoder().encode(text);
const hashed = (content) => createHash("sha256").update(content).digest("hex");
const stamped = (rest) => bytes(`{"fingerprint":"${hashed(`{${rest}`)}",${rest}`);
const RECORD = stamped('"record":{"title":"Één wijk – 🇳🇱"},"rounds":[],"schema":"versnelkamer-record/1"}\n');
const around = (stream) => [Buffer.from("stream\n"), stream, Buffer.from("\nendstream\n")];
const pdf = (...streams) => Buffer.concat([Buffer.from("%PDF-1.7\n"), ...streams.flatMap(around)]);

test("a hash without the browser's own is the same, whatever the length", () => {
  for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 70_001]) {
    const content = Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 256);
    assert.equal(Buffer.from(sha256(content)).toString("hex"), hashed(content), `${length} bytes`);
  }
});

/** @type {[string, any][]} */
const WAYS = [["with the browser's own hash", webcrypto.subtle], ["without https", null]];
for (const [how, subtle] of WAYS) {
  test(`a record fits its fingerprint ${how}`, async () => {
    const { stated, counted } = await fingerprintOf(RECORD, subtle);
    assert.equal(stated, counted);
    assert.match(stated, /^[0-9a-f]{64}$/);
  });

  test(`a byte that was changed anywhere is found ${how}`, async () => {
    for (let at = 0; at < RECORD.length; at += 1) {
      const changed = RECORD.slice();
      changed[at] ^= 1;
      const { stated, counted } = await fingerprintOf(changed, subtle);
      assert.ok(stated === null || stated !== counted, `byte ${at}`);
    }
  });
}

test("the server and the browser work out the same for the same files", async () => {
  for (const { about, file, stated, counted } of JSON.parse(readFileSync("tests/recount/fingerprint_cases.json", "utf8"))) {
    assert.deepEqual(await fingerprintOf(new Uint8Array(Buffer.from(file, "latin1"))), { stated, counted }, about);
  }
});

test("what does not begin as a record has no fingerprint", async () => {
  for (const text of ["", "{}", " ", `{"fingerprint":"${"0".repeat(63)}","record":{}}`, `{ "fingerprint":"${"0".repeat(64)}","a":1}`]) {
    assert.deepEqual(await fingerprintOf(bytes(text)), { stated: null, counted: null });
  }
});

test("a fingerprint that was kept may be typed in groups and without its end", () => {
  assert.equal(keptDigits(" 3C2DAA01 593e677c\n"), "3c2daa01593e677c");
  assert.equal(keptDigits("  "), "");
  assert.equal(keptDigits("3c2daa01593e677"), null);
  assert.equal(keptDigits("3c2daa01593e677g"), null);
  assert.equal(keptDigits("0".repeat(65)), null);
});

test("a file that is larger than a record can be is not read", () => {
  assert.ok(isTooLarge({ size: 2 ** 25 + 1 }));
  assert.ok(!isTooLarge({ size: 2 ** 25 }));
});

const DOCUMENT = `{"fingerprint":"${"0".repeat(64)}","record":{"chain":{"head":"ab","version":412},"provisional":false,`
  + '"session":{"code":"K7M4PX","title":"Zei: \\"ja\\": wel"}}}\n';

test("a record says which one it is when it can be read in one way only", () => {
  const about = { title: 'Zei: "ja": wel', code: "K7M4PX", provisional: false, version: 412, head: "ab" };
  assert.deepEqual(aboutOf(bytes(DOCUMENT)), about);
  for (const [from, to] of [
    ['"title":', '"title":"Another","title":'], ['"record":', '"record":{},"record":'], ["412", "NaN"], ["412", "1e999"], ["412", '"412"'],
    ["false", "{}"], ['"code":"K7M4PX",', ""], ['"K7M4PX"', '{"type":"b"}'], ["\n", "{}"], [DOCUMENT, '{"a":1}'], [DOCUMENT, "[]"],
  ]) {
    assert.ok(DOCUMENT.includes(from));
    assert.equal(aboutOf(bytes(DOCUMENT.replace(from, to))), null, to);
  }
  assert.equal(aboutOf(Uint8Array.from([...bytes(DOCUMENT).subarray(0, 200), 255])), null);
});

test("the record is found in a PDF, among what else is packed in it", async () => {
  const file = pdf(deflateSync("a page"), Buffer.from("not packed"), deflateSync(RECORD), deflateSync(Buffer.alloc(200_000, 1)));
  assert.ok(isPdf(file));
  assert.ok(!isPdf(RECORD));
  assert.deepEqual(Buffer.from(await recordInPdf(file)), Buffer.from(RECORD));
});

test("of a PDF with two records, or none, no record is taken", async () => {
  assert.equal((await recordInPdf(pdf(deflateSync(RECORD), deflateSync(RECORD)))).length, 0);
  assert.equal((await recordInPdf(pdf(deflateSync(RECORD), RECORD))).length, 0);
  assert.equal((await recordInPdf(pdf(deflateSync("a page")))).length, 0);
});

test("a record in a PDF that ends in the middle is not taken", async () => {
  assert.equal((await recordInPdf(pdf(deflateSync(RECORD).subarray(0, -20)))).length, 0);
});
