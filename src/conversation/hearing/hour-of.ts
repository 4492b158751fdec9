/** The hour that words mean: 20:00, 晚上8点半, 八点, 8 pm. Text in, `HH:MM` out. */

const signs = '一二三四五六七八九十';

/** Undefined when no hour is named; null when it is one that no day has. */
export function hourOf(words: string): string | null | undefined {
  const text = words.normalize('NFKC').toLowerCase();
  const [, said, minutes, half, quarters] =
    text.match(/(\d{1,3}|[一二三四五六七八九十两]{1,3})(?:\s*[:点时.](?!m\b)\s*(?:(\d{1,2})|(半)|([一三])刻)?)?/u) ??
    [];
  if (said === undefined) return /\bnoon\b|正午/.test(text) ? '12:00' : undefined;
  const hour = /\d/.test(said) ? Number(said) : numberOf(said);
  const minute = half ? 30 : quarters ? (quarters === '一' ? 15 : 45) : Number(minutes ?? 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(onTheClock(hour, text)).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 下午 and 晚上 count from noon; 晚上12点 and 夜里2点 are past midnight. */
function onTheClock(hour: number, text: string): number {
  if (hour > 12) return hour;
  if (/下午|傍晚|\bp\.?m\b|(?<=\d)p\.?m\b|afternoon/.test(text)) return hour === 12 ? 12 : hour + 12;
  if (/晚上?|夜|evening|night/.test(text)) return hour === 12 ? 0 : hour < 5 ? hour : hour + 12;
  if (/中午/.test(text)) return hour < 4 ? hour + 12 : hour;
  if (/凌晨|\ba\.?m\b|(?<=\d)a\.?m\b/.test(text)) return hour === 12 ? 0 : hour;
  return hour;
}

function numberOf(said: string): number {
  const plain = said.replace('两', '二');
  const [tens = '', ones = ''] = plain.includes('十') ? plain.split('十') : ['', plain];
  return (plain.includes('十') ? (tens ? signs.indexOf(tens) + 1 : 1) * 10 : 0) + (ones ? signs.indexOf(ones) + 1 : 0);
}
