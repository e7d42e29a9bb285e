// Where a seat stands in the queue. Pure.

/**
 * The number that a seat waits with, or is up with; null when it has none that counts.
 * @param {number[]} numbers what the server knows of this seat
 * @param {{next: number[], up: number | null} | null} queue
 * @returns {{number: number, place: number} | null} place 0: up now
 */
export function placeOf(numbers, queue) {
  const number = queue && numbers.find((each) => each === queue.up || queue.next.includes(each));
  return number == null || !queue ? null : { number, place: number === queue.up ? 0 : queue.next.indexOf(number) + 1 };
}
