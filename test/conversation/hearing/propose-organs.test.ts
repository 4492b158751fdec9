import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proposeOrgans } from '../../../src/conversation/hearing/propose-organs.ts';
import { ellermouth, kunming, organ, realTexts } from './organ-roster.ts';

const longxiang = '530102004';

const proposed = (text: string, areaCode: string | null = longxiang) =>
  proposeOrgans(kunming.known, { text, areaCode }).map((one) => one.organ.id);

describe('the competence table proposes an organ', () => {
  it.each([
    ['路灯坏了半个月，老人摔了', 'WH-CG'],
    ['巷子里黑漆漆的，灯不亮好久了', 'WH-CG'],
    ['垃圾房三天没人收，苍蝇到处飞', 'WH-CG'],
    ['烧烤摊天天占道，推婴儿车过不去', 'WH-CG'],
    ['楼顶有人私自搭建阳光房', 'WH-CG'],
    ['业委会选了一年还没选出来，物业费却涨了', 'WH-ZJ'],
    ['我们单元想加装电梯，一楼不同意', 'WH-ZJ'],
    ['天然气什么时候通到我们小区', 'WH-ZJ'],
    ['自来水发黄，水压也低', 'WH-SW'],
    ['下水道堵了，一下雨就倒灌', 'WH-SW'],
    ['孩子明年上小学，学位够不够', 'WH-JT'],
    ['社区卫生服务中心打疫苗要排一上午', 'WH-WJ'],
    ['超市卖过期食品，退款也不给', 'WH-SJ'],
    ['工地欠我们二十几个农民工工资', 'WH-RS'],
    ['我家情况困难，想申请低保', 'WH-MZ'],
    ['楼上通宵打麻将还有人赌博，派出所来过', 'WH-GA'],
    ['消防通道被车堵死，消防车进不来', 'WH-XF'],
    ['公交车95路改线，老人没有车坐', 'KM-JT'],
    ['地铁口没有电动扶梯', 'KM-JT'],
    ['学校门口的红绿灯太短，孩子过不完马路', 'KM-JJ'],
    ['医院对面天天堵车', 'KM-JJ'],
    ['夜间施工吵得睡不着，噪音太大', 'KM-ST'],
    ['楼下饭店的油烟直接排到我家窗户', 'KM-ST'],
    ['房产证办了三年还没下来', 'KM-ZG'],
    ['医保异地报销跑了三趟', 'KM-YB'],
    ['公积金提取为什么要等两个月', 'KM-GJJ'],
    ['信用社的理财到期取不出来', 'KM-JR'],
    ['快递不送上门，全放驿站', 'KM-YZ'],
    ['退伍军人的优待证怎么办', 'WH-TJ'],
    ['残疾人无障碍坡道被占了', 'WH-CL'],
  ])('%s → %s', (text, id) => {
    expect(proposed(text)[0]).toBe(id);
  });

  it('says as the roster puts it for what', () => {
    expect(proposeOrgans(kunming.known, { text: '加装电梯，一楼不同意', areaCode: longxiang })[0]).toMatchObject({
      organ: { id: 'WH-ZJ' },
      topic: '老旧小区',
    });
  });

  it('of the own county first, then of those above, at most three', () => {
    expect(proposed('路灯坏了')).toEqual(['WH-CG', 'KM-CG']);
    expect(proposed('路灯坏了', '530112002')).toEqual(['XS-CG', 'KM-CG']);
    expect(proposed('路灯坏了', '530126')).toEqual(['KM-CG']);
    expect(proposed('路灯坏了，垃圾没人收，自来水停了，公交不来').length).toBe(3);
  });

  it('without a place only who is competent for all of it', () => {
    expect(proposed('路灯坏了', null)).toEqual(['KM-CG']);
    expect(proposed('路灯坏了', 'nowhere')).toEqual(['KM-CG']);
    expect(proposed('消防通道堵死了', null)).toEqual(['WH-XF']);
    expect(proposed('我家想申请低保', '530112')).toEqual([]);
  });

  it.each(['', '您好', '我有一件事想反映，麻烦您看看', '谢谢代表', '🙏🙏', '1'])('nobody for "%s"', (text) => {
    expect(proposed(text)).toEqual([]);
  });

  it('never a court or a procuratorate, whatever stands in their row', () => {
    const known = kunming.withOrgans([
      organ({ id: 'court', name: '五华区人民法院', kind: 'court', topics: ['劳动'] }),
      organ({ id: 'jc', name: '五华区人民检察院', kind: 'procuratorate', topics: ['劳动'] }),
      organ({ id: 'rs', name: '五华区人力资源和社会保障局', topics: ['劳动'] }),
    ]);
    const found = proposeOrgans(known, { text: '老板拖欠工资', areaCode: longxiang });
    expect(found.map((one) => one.organ.id)).toEqual(['rs']);
  });

  it.each([
    ['路灯照明管理', '路灯不亮'],
    ['城区路灯维护', '路灯不亮'],
    ['照明', '路灯不亮'],
    ['噪音', '夜间施工噪声太大'],
    ['施工噪声监管', '夜间施工噪声太大'],
    ['违章建筑', '楼顶有违建'],
    ['义务教育工作', '小学的学位不够'],
    ['菌子市场', '菌子市场关门太早'],
  ])('however the roster writes it: %s', (topic, text) => {
    const known = kunming.withOrgans([organ({ id: 'x', name: '五华区某局', area: '530102', topics: [topic] })]);
    expect(proposeOrgans(known, { text, areaCode: longxiang })).toMatchObject([{ organ: { id: 'x' }, topic }]);
  });

  it('a long text is read quickly, whatever it repeats', () => {
    for (const bit of ['路灯', '学校门口', '我', 'a ', '供水公司'])
      expect(proposed(bit.repeat(20_000)).length).toBeLessThanOrEqual(3);
  });
});

describe('in the second place, too', () => {
  it.each([
    ['The street light on Quay Road has been dark for weeks', ['works']],
    ['Two STREET LIGHTS are out', ['works']],
    ['There are potholes all along the harbour', ['works']],
    ['My son cannot get a school place', ['schools']],
    ['Bins have not been collected, rubbish everywhere', ['streets', 'works']],
    ['Lightning struck', []],
    ['Hello there', []],
  ])('%s', (text, ids) => {
    const found = proposeOrgans(ellermouth.known, { text, areaCode: 'E-HAR' });
    expect(found.map((one) => one.organ.id)).toEqual(ids);
  });
});

const real = join(
  process.env.HUYING_SHARED ?? join(import.meta.dirname, '../../../../shared'),
  'data/real-opinions.jsonl',
);
if (!existsSync(real))
  console.warn(
    `SKIPPED: no real texts at ${real}; set HUYING_SHARED to the folder that holds data/real-opinions.jsonl`,
  );

it.skipIf(!existsSync(real))('of the texts that people really wrote nine in ten get a proposal, and quickly', () => {
  const texts = realTexts(real);
  const start = performance.now();
  const found = texts.filter((text) => proposed(text).length > 0).length;
  const took = performance.now() - start;
  console.info(`${found} of ${texts.length} real texts get a proposal, ${took.toFixed(0)} ms`);
  expect(found / texts.length).toBeGreaterThan(0.9);
  expect(took).toBeLessThan(2000);
});
