/** Names in Latin letters, by pinyin: for English texts and for the search by pinyin. */

type Pinyin = typeof import('pinyin-pro');
let loaded: Promise<Pinyin> | undefined;
// Half a megabyte of dictionary that only an import needs.
const load = (): Promise<Pinyin> => {
  loaded ??= import('pinyin-pro');
  return loaded;
};

const han = /\p{Script=Han}/u;
const compoundSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 ' +
    '仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 呼延 轩辕 西门 百里 淳于 东郭 第五'
  ).split(' '),
);
const peoples =
  /(?:哈尼|傈僳|纳西|拉祜|景颇|布朗|普米|德昂|基诺|独龙|阿昌|蒙古|布依|土家|朝鲜|彝|白|傣|苗|回|壮|瑶|藏|怒|佤|满|水|侗)族/gu;
const generic = /^(.{2,}?)(自治州|自治县|自治旗|新区|街道|社区|居委会|村委会|市|区|县|旗|镇|乡|村|州|省)$/u;

/** Surname first, the given name joined: 王秀英 → Wang Xiuying, 吉克·阿依史布 → Jike Ayishibu. Other scripts stay. */
export async function latinName(name: string): Promise<string> {
  if (!han.test(name)) return name;
  const { pinyin } = await load();
  const read = (text: string, surname: 'head' | 'off') =>
    joined(pinyin(text, { toneType: 'none', type: 'array', surname, nonZh: 'consecutive' }));
  const parts = name.split('·').filter(Boolean);
  if (parts.length > 1) return parts.map((part) => read(part, 'off')).join(' ');
  const length = compoundSurnames.has(name.slice(0, 2)) && name.length > 2 ? 2 : 1;
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' });
  return [joined(syllables.slice(0, length)), joined(syllables.slice(length))].filter(Boolean).join(' ');
}

/** The kind of place stands apart: 五华区 → Wuhua Qu; whatever else is written word by word. */
export async function latinPlaceName(name: string): Promise<string> {
  if (!han.test(name)) return name;
  const { pinyin } = await load();
  const [, proper, kind] = generic.exec(name) ?? [];
  const split = proper?.replace(peoples, ' $&').split(' ').filter(Boolean) ?? [];
  const words = kind && split.every((word) => word.length <= 4) ? [...split, kind] : wordsOf(name);
  return words.map((word) => joined(pinyin(word, { toneType: 'none', type: 'array', nonZh: 'consecutive' }))).join(' ');
}

const wordsOf = (text: string): readonly string[] =>
  [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter(Boolean);

/** An apostrophe where two syllables could be read as one: xi'an. */
function joined(syllables: readonly string[]): string {
  const text = syllables.reduce((word, one) => word + (word && /^[aeo]/.test(one) ? `'${one}` : one), '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
