/** A scanner for what belongs to a place: numbers of days, law articles, telephone numbers, level names. */

export interface Finding {
  readonly at: number;
  readonly rule: 'days' | 'law' | 'phone' | 'level';
  readonly line: string;
}

/** What stands in code, comments left out; at most one finding per rule and line. */
export function findPlaceData(source: string): readonly Finding[] {
  const lines = withoutComments(source).split('\n');
  return lines.flatMap((line, index) =>
    (Object.keys(rules) as Finding['rule'][])
      .filter((rule) => rules[rule](line) || (rule === 'days' && runsOn(lines, index)))
      .map((rule) => ({ at: index + 1, rule, line })),
  );
}

// A number that says something: 0 is where counting begins and 1 is "the next one".
const number = String.raw`-?(?:[2-9]|[1-9]\d{1,2})(?![\d._a-zA-Z]|\s*\*)`;
const dayName = String.raw`\b(?!weekday)(?:\w*(?:[dD]ays?|[mM]onths?|[wW]eeks?|_DAYS?|_MONTHS?|_WEEKS?)(?:Between|Since|Left|Ago)?)\b`;
const call = String.raw`(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?`;
const aDay = String.raw`(?:86_?400(?:_?000)?\b|864e5\b|24\s*\*\s*(?:60|3_?600)|(?:[a-z]\w*\.)?(?:dayLength|dayMs|oneDay|DAY)\b)`;
const chineseNumber = '[〇零一二两三四五六七八九十百\\d]+';

const dayPatterns = [
  new RegExp(String.raw`\badd(?:Working)?(?:Days|Months|Weeks)\((?:[^()]|\([^()]*\))*,\s*${number}\s*\)`),
  new RegExp(String.raw`${dayName}['"]?\??\s*(?::|=(?!=)|\?\?=?)\s*${number}`),
  new RegExp(String.raw`${dayName}${call}\s*(?:[<>]=?|[!=]==?)\s*${number}`),
  new RegExp(String.raw`(?<![\w.])${number}\s*(?:[<>]=?|[!=]==?)\s*${dayName}`),
  /unit:\s*['"](?:days|months|workingDays)['"][^}]*\bn:\s*\d/,
  /\bn:\s*\d+[^}]*unit:\s*['"](?:days|months|workingDays)['"]/,
  // A constructor of terms: workingDays(3), days(30).
  /(?<![\w.])(?:workingDays|days|months|weeks)\(\s*\d+\s*\)/,
  new RegExp(String.raw`(?<![\d._])(?:[2-9]|[1-9]\d{1,2})\s*\*\s*${aDay}`),
  new RegExp(String.raw`${aDay}(?:\s*\*\s*[\d_]+)*?\s*\*\s*(?:[2-9]|[1-9]\d)(?![\d_])(?!\s*\*\s*1_?000)`),
];
const dayTexts = [
  /\b\d+[ -](?:working |calendar |business )?(?:days?|weeks?|months?|wd)\b/i,
  new RegExp(`${chineseNumber}\\s*(?:个)?(?:工作日|个月)|${chineseNumber}\\s*(?:天|日)(?:内|之内|以内|后)`),
  /\bP\d+[DWM]\b/,
];

const rules: Readonly<Record<Finding['rule'], (line: string) => boolean>> = {
  days: (line) => {
    const code = line.replace(/\b24\s*\*\s*60\s*\*\s*60\s*\*\s*1_?000\b/g, 'dayLength');
    return (
      dayPatterns.some((pattern) => pattern.test(code)) ||
      texts(line).some((text) => dayTexts.some((one) => one.test(text)))
    );
  },
  law: (line) =>
    texts(line).some((text) =>
      new RegExp(`第${chineseNumber}条|\\bArts?\\.? ?\\d|\\b(?:Article|Standing Order) \\d`).test(text),
    ),
  phone: (line) => texts(line).some(isPhone) || /(?<![\w.])(?:12345|12355|12356)(?![\w.])/.test(line),
  level: (line) =>
    /['"`](?:national|provincial|province|prefecture|city|county|township|borough|parish)['"`]/.test(line) ||
    /(?<![\w.])(?:province|county|township|borough|parish)\??\s*:/.test(line) ||
    texts(line).some((text) =>
      /[省市县区乡镇]级|乡镇|(?:全国|[省市县区乡镇])(?:人大|人民代表)|^[省市县区乡镇]$/.test(text),
    ),
};

/** A term or a call that the formatter broke over lines, beginning on this one. */
function runsOn(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (!/[({,]\s*$/.test(line)) return false;
  const whole = lines
    .slice(index, index + 5)
    .join(' ')
    .replace(/,\s*\)/g, ')');
  return dayPatterns.some((pattern) => (pattern.exec(whole)?.index ?? whole.length) < line.length);
}

function isPhone(text: string): boolean {
  if (/(?<![\d.#-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/.test(text)) return true;
  if (/(?<![\d.#-])0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?!\d)/.test(text)) return true;
  if (/(?<![\d.])(?:12345|12355|12356)(?!\d)/.test(text)) return true;
  // The short numbers are numbers like others: they count where they stand alone or beside Chinese or a call.
  return /^(?:110|119|120|122|999|112)$|(?:[\p{Script=Han}、，。]|\b[Cc]all |\b[Dd]ial )(?:110|119|120|122|999)(?![\d\w%.])/u.test(
    text,
  );
}

/** The texts in quotes of one line; of a text over several lines, the part on this line. */
function texts(line: string): readonly string[] {
  const quoted = [...line.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)];
  const inside = quoted.map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const open = line.split('`').length % 2 === 0;
  return open || (quoted.length === 0 && /\p{Script=Han}/u.test(line)) ? [...inside, line] : inside;
}

/** Code as it was, line for line, without comments. Knows strings, templates and regular expressions. */
export function withoutComments(source: string): string {
  let out = '';
  let at = 0;
  /** Open braces of each `${` we are in. */
  const depths: number[] = [];
  const copy = (to: number) => {
    out += source.slice(at, to);
    at = to;
  };
  while (at < source.length) {
    const two = source.slice(at, at + 2);
    const one = source[at];
    if (two === '//') at = endOf(/\n|$/g, source, at, false);
    else if (two === '/*') {
      const end = endOf(/\*\/|$/g, source, at + 2, true);
      out += source.slice(at, end).replace(/[^\n]/g, '');
      at = end;
    } else if (one === "'" || one === '"')
      copy(endOf(one === "'" ? /\\.|'|\n|$/gs : /\\.|"|\n|$/gs, source, at + 1, true));
    else if (one === '`') copy(templatePart(source, at + 1, depths));
    else if (one === '}' && depths.at(-1) === 0) {
      depths.pop();
      copy(templatePart(source, at + 1, depths));
    } else if (one === '/' && /(?:^|[=(,:[!&|?{};>\n+]|\breturn|\bcase)\s*$/.test(out.slice(-20)))
      copy(endOf(/\\.|\[(?:[^\]\\\n]|\\.)*\]|\/|\n|$/gs, source, at + 1, true));
    else {
      if (depths.length > 0 && one === '{') depths[depths.length - 1]!++;
      if (depths.length > 0 && one === '}') depths[depths.length - 1]!--;
      copy(at + 1);
    }
  }
  return out;
}

/** Where a token ends: escapes and classes are stepped over, the first other match ends it. */
function endOf(ends: RegExp, source: string, from: number, included: boolean): number {
  ends.lastIndex = from;
  for (let match = ends.exec(source); match; match = ends.exec(source)) {
    if (match[0].startsWith('\\') || match[0].startsWith('[')) continue;
    return included ? match.index + match[0].length : match.index;
  }
  return source.length;
}

function templatePart(source: string, from: number, depths: number[]): number {
  const end = endOf(/\\.|`|\$\{|$/gs, source, from, true);
  if (source.slice(end - 2, end) === '${') depths.push(0);
  return end;
}
