const base = 36;
const least = 1;
const most = 26;

/** A text in Punycode, as Copilot CLI writes names beyond ASCII: each part between dots by itself, behind `xn--`; nothing is brought to lower case. */
export function punycode(name: string): string {
  if (/^[\0-\x7f]*$/.test(name)) return name;
  return name.replace(/[\u3002\uff0e\uff61]/g, '.').split('.').map((label) => (/^[\0-\x7f]*$/.test(label) ? label : `xn--${encoded(label)}`)).join('.');
}

/** The encoding of RFC 3492, section 6.3. */
function encoded(label: string): string {
  const points = Array.from(label, (character) => character.codePointAt(0) as number);
  const plain = points.filter((point) => point < 128).map((point) => String.fromCharCode(point)).join('');
  let [written, bias, delta, done] = [plain === '' ? '' : `${plain}-`, 72, 0, plain.length];
  for (let next = 128; done < points.length; delta += 1, next += 1) {
    const nearest = points.reduce((near, point) => (point >= next && point < near ? point : near), Infinity);
    delta += (nearest - next) * (done + 1);
    next = nearest;
    for (const point of points) {
      if (point < next) delta += 1;
      if (point !== next) continue;
      written += digitsOf(delta, bias);
      bias = adapted(delta, done + 1, done === plain.length);
      delta = 0;
      done += 1;
    }
  }
  return written;
}

function digitsOf(delta: number, bias: number): string {
  let [text, rest] = ['', delta];
  for (let at = base; ; at += base) {
    const threshold = Math.min(Math.max(at - bias, least), most);
    if (rest < threshold) return text + digit(rest);
    text += digit(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
}

/** Its digits are the letters, then 0 to 9. */
function digit(value: number): string {
  return value < 26 ? String.fromCharCode('a'.charCodeAt(0) + value) : String(value - 26);
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > ((base - least) * most) / 2; bias += base) rest = Math.floor(rest / (base - least));
  return bias + Math.floor(((base - least + 1) * rest) / (rest + 38));
}
