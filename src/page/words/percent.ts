/** A share as people read it: `0.9` as `90 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
