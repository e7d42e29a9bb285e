// SHA-256 (FIPS 180-4). The browser's own is not there on a page without https, which is how most rooms reach the server.
const rotate = (word, by) => (word >>> by) | (word << (32 - by));

// The constants are the first bits of the fractions of roots of primes.
function fractions(root, number) {
  const primes = [];
  for (let n = 2; primes.length < number; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
  return primes.map((prime) => Math.floor((prime ** (1 / root) % 1) * 2 ** 32) | 0);
}
const START = fractions(2, 8);
const ROUNDS = fractions(3, 64);

// The bytes, a one, zeros, and the length in bits, to whole blocks of 64 bytes.
function padded(bytes) {
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(blocks.length - 4, (bytes.length << 3) >>> 0);
  return view;
}

function mixed(state, words) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
}

/** @param {Uint8Array} bytes @returns {Uint8Array} 32 bytes */
export function sha256(bytes) {
  const view = padded(bytes);
  const words = new Int32Array(64);
  let state = START;
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const [old, young] = [words[i - 15], words[i - 2]];
      const mixedOld = rotate(old, 7) ^ rotate(old, 18) ^ (old >>> 3);
      words[i] = words[i - 16] + words[i - 7] + mixedOld + (rotate(young, 17) ^ rotate(young, 19) ^ (young >>> 10));
    }
    state = mixed(state, words);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => digest.setInt32(4 * i, word));
  return new Uint8Array(digest.buffer);
}
