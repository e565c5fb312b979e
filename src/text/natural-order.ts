/** Compares texts as people sort them: numbers in them by value, so that line 2 comes before line 10. */
export function naturalOrder(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [one, other] = [left[index] as string, right[index] as string];
    // Pieces at odd places are digits.
    const order = index % 2 === 1 ? Number(one) - Number(other) : 0;
    if (order !== 0) return order;
    if (one !== other) return one < other ? -1 : 1;
  }
  return left.length - right.length;
}

function pieces(text: string): string[] {
  return text.split(/(\d+)/);
}
