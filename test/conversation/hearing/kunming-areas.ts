/** Some real areas of Kunming, written by hand: enough namesakes and everyday words to stumble over. */

import type { NamedArea } from '../../../src/conversation/hearing/area-names.ts';

type Tree = { readonly [name: string]: readonly string[] };

const towns: Tree = {
  五华区: [
    '龙翔街道',
    '护国街道',
    '大观街道',
    '华山街道',
    '丰宁街道',
    '莲华街道',
    '红云街道',
    '黑林铺街道',
    '普吉街道',
    '西翥街道',
  ],
  盘龙区: ['拓东街道', '鼓楼街道', '东华街道', '联盟街道', '金辰街道', '青云街道', '龙泉街道', '茨坝街道', '松华街道'],
  官渡区: ['关上街道', '太和街道', '吴井街道', '金马街道', '小板桥街道', '官渡街道', '六甲街道', '大板桥街道'],
  西山区: [
    '马街街道',
    '碧鸡街道',
    '金碧街道',
    '永昌街道',
    '前卫街道',
    '福海街道',
    '棕树营街道',
    '海口街道',
    '团结街道',
  ],
  呈贡区: ['龙城街道', '斗南街道', '雨花街道', '乌龙街道', '洛羊街道'],
  东川区: ['铜都街道'],
  晋宁区: ['昆阳街道', '六街镇'],
  安宁市: ['连然街道', '温泉街道'],
  富民县: ['永定街道'],
  宜良县: ['匡远街道', '汤池街道'],
  嵩明县: ['嵩阳街道', '杨林镇'],
  石林彝族自治县: ['鹿阜街道', '长湖镇'],
  禄劝彝族苗族自治县: ['屏山街道', '转龙镇'],
  寻甸回族彝族自治县: ['仁德街道', '六哨乡'],
};
const villages: Tree = {
  龙翔街道: ['一二一社区', '苍坪社区', '新村社区'],
  马街街道: ['马街社区', '普坪村社区', '和平社区'],
  吴井街道: ['和平路社区', '双龙社区'],
  西翥街道: ['沙朗村委会', '新村村委会'],
  太和街道: ['和平社区'],
};
const latin: Readonly<Record<string, string>> = {
  五华区: 'Wuhua District',
  西山区: 'Xishan District',
  马街街道: 'Majie Subdistrict',
  龙翔街道: 'Longxiang Subdistrict',
  石林彝族自治县: 'Shilin Yi Autonomous County',
};

const area = (name: string, code: string, parentCode: string | null): NamedArea => ({
  code,
  name,
  parentCode,
  ...(latin[name] ? { latinName: latin[name] } : {}),
});

export const kunming: readonly NamedArea[] = [
  { ...area('昆明市', '5301', null), latinName: 'Kunming' },
  ...Object.entries(towns).flatMap(([county, list], at) => {
    const code = `5301${String(at + 1).padStart(2, '0')}`;
    return [
      area(county, code, '5301'),
      ...list.flatMap((town, n) => {
        const own = `${code}${String(n + 1).padStart(3, '0')}`;
        return [
          area(town, own, code),
          ...(villages[town] ?? []).map((one, m) => area(one, `${own}${String(m + 1).padStart(3, '0')}`, own)),
        ];
      }),
    ];
  }),
];

/** The path of names, so that tests read as places: 西山区/马街街道. */
export function placeNamed(code: string | null): string {
  const found = kunming.find((one) => one.code === code);
  if (!found) return '';
  const above = found.parentCode === '5301' ? '' : placeNamed(found.parentCode);
  return above === '' || above === '昆明市' ? found.name : `${above}/${found.name}`;
}
