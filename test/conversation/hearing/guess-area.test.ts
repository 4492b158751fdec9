import { describe, expect, it } from 'vitest';
import type { NamedArea } from '../../../src/conversation/hearing/area-names.ts';
import { areaIndex, guessArea } from '../../../src/conversation/hearing/guess-area.ts';
import { kunming, placeNamed } from './kunming-areas.ts';

const index = areaIndex(kunming);
const guess = (text: string) => {
  const { code, candidates, sure } = guessArea(text, index);
  return { place: placeNamed(code), sure, candidates: candidates.map(placeNamed) };
};

describe('an area is found in what people write', () => {
  it.each([
    ['马街', '西山区/马街街道'],
    ['马街街道', '西山区/马街街道'],
    ['西山区马街街道', '西山区/马街街道'],
    ['五华区 龙翔', '五华区/龙翔街道'],
    ['龙翔街道办事处', '五华区/龙翔街道'],
    ['龙翔街道办', '五华区/龙翔街道'],
    ['我家在五华', '五华区'],
    ['五华的', '五华区'],
    ['昆明市五华区龙翔街道', '五华区/龙翔街道'],
    ['云南省昆明市西山区碧鸡街道', '西山区/碧鸡街道'],
    ['盘龙区拓东街道的公交站没有雨棚', '盘龙区/拓东街道'],
    ['官渡', '官渡区'],
    ['官渡街道', '官渡区/官渡街道'],
    ['官渡区官渡街道', '官渡区/官渡街道'],
    ['石林', '石林彝族自治县'],
    ['石林县', '石林彝族自治县'],
    ['石林彝族自治县长湖镇', '石林彝族自治县/长湖镇'],
    ['禄劝县转龙镇的路烂了', '禄劝彝族苗族自治县/转龙镇'],
    ['寻甸县六哨乡', '寻甸回族彝族自治县/六哨乡'],
    ['晋宁县昆阳', '晋宁区/昆阳街道'],
    ['我们是斗南街道的花农，市场停车难', '呈贡区/斗南街道'],
    ['马街社区', '西山区/马街街道/马街社区'],
    ['苍坪社区', '五华区/龙翔街道/苍坪社区'],
    ['苍坪', '五华区/龙翔街道/苍坪社区'],
    ['马街和平社区', '西山区/马街街道/和平社区'],
    ['太和街道和平社区', '官渡区/太和街道/和平社区'],
    ['五华区新村', '五华区/龙翔街道/新村社区|五华区/西翥街道/新村村委会'],
    ['西翥街道新村村委会', '五华区/西翥街道/新村村委会'],
    ['安宁市连然街道', '安宁市/连然街道'],
    ['西山区团结', '西山区/团结街道'],
    ['五华区的华山街道', '五华区/华山街道'],
    ['Ｘishan district', '西山区'],
    ['Majie', '西山区/马街街道'],
    ['I live in Longxiang Subdistrict', '五华区/龙翔街道'],
    ['shilin', '石林彝族自治县'],
    ['马 街', '西山区/马街街道'],
    ['马街路灯坏了半个月，老人摔了', '西山区/马街街道'],
    ['马街的路灯坏了半个月，老人摔了', '西山区/马街街道'],
  ])('%s → %s', (text, place) => {
    const { place: found, candidates, sure } = guess(text);
    const several = place.split('|');
    if (several.length > 1) {
      expect(candidates.toSorted()).toEqual(several.toSorted());
      expect(found).toBe('');
      expect(sure).toBe(false);
    } else {
      expect(found).toBe(place);
      if (place !== '') expect(sure).toBe(true);
    }
  });

  it.each([
    '',
    '路灯坏了',
    '噪音让全家不得安宁',
    '富民政策什么时候落实',
    '晚上请关上门再唱歌',
    '大家要团结一致',
    '为了和平与安全',
    '思想前卫',
    '盘龙江水质变差',
    '龙泉路堵车',
    '太和小学门口没有斑马线',
    '华山西路坑洼',
    '海口那边的朋友说也这样',
    '新村改造什么时候开始',
    '北京市朝阳区有这样的做法',
    '区',
    '街道',
    '社区',
    '村',
    '一',
    '马',
    '1',
  ])('nothing is guessed from "%s"', (text) => {
    expect(guess(text)).toEqual({ place: '', sure: false, candidates: [] });
  });

  it('an everyday word that is the whole answer is offered, not taken for sure', () => {
    expect(guess('安宁')).toEqual({ place: '安宁市', sure: false, candidates: ['安宁市'] });
    expect(guess('团结')).toEqual({ place: '西山区/团结街道', sure: false, candidates: ['西山区/团结街道'] });
  });

  it('a name that several places bear is a question', () => {
    const found = guess('和平社区');
    expect(found.place).toBe('');
    expect(found.sure).toBe(false);
    expect(found.candidates.toSorted()).toEqual(['官渡区/太和街道/和平社区', '西山区/马街街道/和平社区'].toSorted());
  });

  it('two districts in one text are a question', () => {
    const found = guess('从五华区到盘龙区的公交改线了');
    expect(found).toMatchObject({ place: '', sure: false });
    expect(found.candidates.toSorted()).toEqual(['五华区', '盘龙区'].toSorted());
  });

  it('the place that is named with its district is likelier than the one passed by', () => {
    const found = guess('我家住五华区龙翔街道，每天到盘龙区上班');
    expect(found.place).toBe('五华区/龙翔街道');
    expect(found.sure).toBe(false);
  });

  it.each<[string, boolean]>([
    ['五华区龙翔街道', true],
    ['在龙翔街道的', true],
    ['龙翔街道路灯坏了', false],
    ['我住呈贡区，孩子老咳嗽', false],
  ])('%s says where and nothing else: %s', (text, alone) => {
    expect(guessArea(text, index).alone).toBe(alone);
  });

  it('the city alone says nothing', () => {
    expect(guess('昆明市的公交太挤')).toMatchObject({ place: '昆明市', sure: false });
    expect(guess('昆明市西山区的公交太挤')).toMatchObject({ place: '西山区', sure: true });
  });

  it('English names with everyday words need their kind', () => {
    const wards: readonly NamedArea[] = [
      { code: 'E', name: 'Ellermouth', parentCode: null },
      { code: 'E1', name: 'Harbour Ward', parentCode: 'E' },
      { code: 'E2', name: 'Saltgate Ward', parentCode: 'E' },
    ];
    const small = areaIndex(wards);
    expect(guessArea('The street lights in Saltgate are out since Monday, please help', small)).toMatchObject({
      code: 'E2',
      sure: true,
    });
    expect(guessArea('saltgate', small)).toMatchObject({ code: 'E2', sure: true });
    expect(guessArea('The water in the harbour smells and nobody does anything', small)).toEqual({
      code: null,
      candidates: [],
      sure: false,
      alone: false,
    });
    expect(guessArea('The benches in Harbour Ward are broken', small)).toMatchObject({ code: 'E1', sure: true });
    expect(guessArea('saltgateway bridge', small).code).toBeNull();
  });

  it('answers the same with thousands of areas around', () => {
    const many: NamedArea[] = [...kunming];
    const signs = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'];
    for (const a of signs)
      for (const b of signs)
        for (const c of signs.slice(0, 6))
          many.push({ code: `x${a}${b}${c}`, name: `${a}${b}${c}村`, parentCode: '530101' });
    const large = areaIndex(many);
    expect(many.length).toBeGreaterThan(2500);
    for (let round = 0; round < 200; round++)
      expect(placeNamed(guessArea(`${'路灯坏了很久没有人来修。'.repeat(80)}西山区马街街道`, large).code)).toBe(
        '西山区/马街街道',
      );
  });

  it('an empty roster guesses nothing', () => {
    expect(guessArea('五华区', areaIndex([]))).toEqual({ code: null, candidates: [], sure: false, alone: false });
  });
});
