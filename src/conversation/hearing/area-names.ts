/** Under which words people know an area: 石林彝族自治县 is 石林, 龙翔街道 is 龙翔 or 龙翔街道办事处, Elm Ward is Elm. */

export interface NamedArea {
  readonly code: string;
  readonly name: string;
  readonly latinName?: string;
  readonly parentCode: string | null;
}

/** `bare`: without its kind (龙翔); a bare name is found in fewer places than a full one. */
export interface AreaWord {
  readonly word: string;
  readonly bare: boolean;
}

export type AreaKind = 'county' | 'town' | 'village' | 'other';

const kinds: readonly (readonly [AreaKind, RegExp, readonly string[]])[] = [
  [
    'village',
    /(?:社区居民委员会|社区居委会|社区|居民委员会|居委会|村民委员会|村委会|行政村|村)$/u,
    ['社区', '社区居委会', '居委会', '村', '村委会', '村民委员会'],
  ],
  ['town', /(?:街道办事处|街道办|街道|办事处|镇|乡)$/u, ['街道', '街道办', '街道办事处', '办事处', '镇', '乡']],
  ['county', /(?:区|县|旗)$/u, ['区', '县']],
  ['county', /(?:市|州|省|盟)$/u, ['市']],
];
const peoples =
  /(?:(?:彝|回|苗|傣|白|哈尼|壮|傈僳|拉祜|佤|纳西|瑶|景颇|藏|布朗|阿昌|怒|普米|蒙古|德昂|独龙|基诺|满|水|布依|土家|侗|黎|畲|羌|土|仡佬|锡伯|维吾尔|哈萨克|朝鲜|撒拉|仫佬|毛南)族)+(?:自治)?$/u;
const latinKind =
  /[ -](?:sub-?district|street office|street|district|county|city|town|township|community|village|ward|parish|borough|council area|(?:\p{L}+ )*autonomous county|(?:\p{L}+ )+township)$/u;

// Bare names that are everyday words: alone in a text they name nothing (不得安宁, 富民政策, 关上门).
const everyday = new Set(
  `安宁 温泉 青云 六甲 龙城 护国 富民 团结 前卫 联盟 关上 和平 光明 幸福 建设 新村 中心 人民 东风 红旗 胜利 金星 学校 华山 海口 阿拉 青年 文化
  文明 文艺 民主 自由 公园 广场 车站 东站 西站 北站 南站 火车站 市场 农场 林场 工人 工业 新建 新民 大村 小村 上村
  下村 中村 老村 东村 西村 南村 北村 新街 老街 大街 正街 环城 城东 城西 城南 城北 城关 城中 中和 永安 平安 太平
  长安 兴旺 解放 友谊 前进 跃进 向阳 朝阳 东升 星火 丰收 健康 安全 卫生 新华 中华 中央 国际 世纪 阳光 春天 江南
  花园 金山 银山 青山 龙山 龙泉 金马 大河 小河 河口 水库 桥头 街子 农村 乡村 城区 市区 小区 社区 山区 景区 校区
  园区 辖区 城市 县城 乡镇 街道 新城 老城 东城 西城 旧城 一村 二村 三村 四村 五村 north south east west central
  market station harbour harbor park river castle bridge church mill hill green cross old new town city village
  county ward district street road high school hospital lake sea coast moor field wood woods`.split(/\s+/),
);

export const isEveryday = (word: string): boolean => everyday.has(word);

/** 龙翔街道 is a town's name; a name that says nothing of its kind is `other`. */
export function kindOfArea(name: string): AreaKind {
  return kinds.find(([, suffix]) => suffix.test(name))?.[0] ?? 'other';
}

/** Every word the area goes by, folded; never a single sign. */
export function wordsOf(area: NamedArea): AreaWord[] {
  const words = new Map<string, AreaWord>();
  const add = (word: string, bare: boolean): void => {
    if ([...word].length >= 2 && !words.has(word)) words.set(word, { word, bare });
  };
  for (const name of [area.name, area.latinName ?? '']) {
    const folded = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
    if (/\p{Script=Han}/u.test(folded)) addChinese(folded.replace(/ /g, ''), add);
    else if (folded !== '') {
      add(folded, !latinKind.test(folded));
      add(folded.replace(latinKind, ''), true);
    }
  }
  return [...words.values()];
}

function addChinese(name: string, add: (word: string, bare: boolean) => void): void {
  const kind = kinds.find(([, suffix]) => suffix.test(name));
  if (!kind) {
    add(name, true);
    return;
  }
  add(name, false);
  const trunk = name.replace(kind[1], '');
  const bare = trunk.replace(peoples, '') || trunk;
  for (const suffix of kind[2]) add(bare + suffix, false);
  add(bare, true);
}
