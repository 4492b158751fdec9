import { describe, expect, it } from 'vitest';
import { organNamed } from '../../../src/conversation/hearing/organ-named.ts';
import { ellermouth, kunming, organ } from './organ-roster.ts';

const longxiang = '530102004';

function named(words: string, areaCode: string | null = longxiang, known = kunming.known) {
  const { organs, candidates, unknown } = organNamed(known, words, areaCode);
  return [organs.map((one) => one.id), candidates.map((one) => one.id), unknown];
}
const meant = (words: string, areaCode: string | null = longxiang) => {
  const [organs, candidates, unknown] = named(words, areaCode);
  expect([candidates, unknown], words).toEqual([[], []]);
  return organs;
};

describe('an organ is found by what a deputy types', () => {
  it.each([
    ['城管', 'WH-CG'],
    ['城管局', 'WH-CG'],
    ['区城管局', 'WH-CG'],
    ['区城管', 'WH-CG'],
    ['转给区城管局', 'WH-CG'],
    ['请区城管局办理一下', 'WH-CG'],
    ['五华区城管局', 'WH-CG'],
    ['五华城管', 'WH-CG'],
    ['五华区城市管理局', 'WH-CG'],
    ['城市管理局', 'WH-CG'],
    ['昆明市五华区城市管理局', 'WH-CG'],
    ['区 城 管 局', 'WH-CG'],
    ['城管局。', 'WH-CG'],
    ['本区城管局', 'WH-CG'],
    ['县城管局', 'WH-CG'],
    ['wh-cg', 'WH-CG'],
    ['ＷＨ-ＣＧ', 'WH-CG'],
    ['市城管局', 'KM-CG'],
    ['昆明市城管局', 'KM-CG'],
    ['盘龙区城管局', 'PL-CG'],
    ['西山城管', 'XS-CG'],
    ['住建局', 'WH-ZJ'],
    ['住房和城乡建设局', 'WH-ZJ'],
    ['住房城乡建设局', 'WH-ZJ'],
    ['房管局', 'WH-ZJ'],
    ['水务', 'WH-SW'],
    ['水利局', 'WH-SW'],
    ['教育局', 'WH-JT'],
    ['教体局', 'WH-JT'],
    ['卫健局', 'WH-WJ'],
    ['市卫健委', 'KM-WJ'],
    ['市监局', 'WH-SJ'],
    ['市场监管局', 'WH-SJ'],
    ['人社局', 'WH-RS'],
    ['交警', 'KM-JJ'],
    ['交警支队', 'KM-JJ'],
    ['市公安局交警支队', 'KM-JJ'],
    ['公安局', 'WH-GA'],
    ['市公安局', 'KM-GA'],
    ['五华分局', 'WH-GA'],
    ['交通局', 'KM-JT'],
    ['环保局', 'KM-ST'],
    ['生态环境局', 'KM-ST'],
    ['消防队', 'WH-XF'],
    ['残联', 'WH-CL'],
    ['监委', 'WH-JW'],
    ['市监察委', 'KM-JW'],
    ['区法院', 'WH-FY'],
    ['龙翔街道办', 'LX-JD'],
    ['街道办事处', 'LX-JD'],
    ['区政府', 'WH-GOV'],
    ['医保', 'KM-YB'],
    ['退役军人局', 'WH-TJ'],
    ['农业局', 'WH-NY'],
    ['政务局', 'WH-ZW'],
  ])('%s → %s', (words, id) => {
    expect(meant(words)).toEqual([id]);
  });

  it.each([
    ['城管局和水务局', ['WH-CG', 'WH-SW']],
    ['水务局、城管局', ['WH-SW', 'WH-CG']],
    ['区城管局，市交警支队', ['WH-CG', 'KM-JJ']],
    ['住房和城乡建设局和城管局', ['WH-ZJ', 'WH-CG']],
    ['城管局会办，水务局主办', ['WH-SW', 'WH-CG']],
    ['主办：水务局；会办：城管局', ['WH-SW', 'WH-CG']],
    ['会办：城管局；主办单位：水务局', ['WH-SW', 'WH-CG']],
    ['城管局牵头，和水务局一起办', ['WH-CG', 'WH-SW']],
    ['城管 水务', ['WH-CG', 'WH-SW']],
    ['城管局/城管局', ['WH-CG']],
    ['WH-CG+WH-SW', ['WH-CG', 'WH-SW']],
  ])('several, the lead first: %s', (words, ids) => {
    expect(meant(words)).toEqual(ids);
  });

  it('of one name the nearest to the opinion', () => {
    expect(meant('城管局', '530112002')).toEqual(['XS-CG']);
    expect(meant('县水务局', '530126107')).toEqual(['SL-SW']);
    expect(meant('城管局', '530126107')).toEqual(['KM-CG']);
    expect(meant('县农业局', '530126107')).toEqual(['SL-NY']);
  });

  it('where several are meant it is asked', () => {
    expect(named('城管局', null)).toEqual([[], ['KM-CG', 'WH-CG', 'PL-CG', 'XS-CG'], []]);
    expect(named('区水务局', null)).toEqual([[], [], ['区水务局']]);
    expect(meant('五华区水务局', null)).toEqual(['WH-SW']);
  });

  it.each([
    ['财政局', [[], [], ['财政局']]],
    ['城管局和财政局', [['WH-CG'], [], ['财政局']]],
    ['东川区城管局', [[], [], ['东川区城管局']]],
    ['', [[], [], []]],
    ['局', [[], [], ['局']]],
    ['，，。', [[], [], []]],
  ])('what nobody is called is said: %s', (words, result) => {
    expect(named(words)).toEqual(result);
  });

  it('two organs of one name in one area are asked for', () => {
    const known = kunming.withOrgans([
      organ({ id: 'a', name: '五华区城市管理局', area: '530102' }),
      organ({ id: 'b', name: '五华区城市管理局第二大队', area: '530102' }),
    ]);
    expect(named('城管', longxiang, known)).toEqual([[], ['a', 'b'], []]);
  });

  it.each([
    ['works', ['works']],
    ['the Works Department', ['works']],
    ['City Works Department', ['works']],
    ['please refer it to the works department and the schools office', ['works', 'schools']],
    ['transport authority', ['transport']],
    ['harbour streets', ['streets']],
    ['schools, with works', ['schools', 'works']],
    ['works and schools, schools to lead', ['works', 'schools']],
  ])('in the second place: %s', (words, ids) => {
    expect(named(words, 'E-HAR', ellermouth.known)[0]).toEqual(ids);
  });

  it('anything is read quickly', () => {
    for (const bit of ['城管局', '和', '城管和', 'a and ', '区', '（'])
      expect(named(bit.repeat(5000), longxiang)).toHaveLength(3);
  });
});
