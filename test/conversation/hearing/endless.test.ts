import { expect, it } from 'vitest';
import { matchesLabel } from '../../../src/conversation/hearing/choice-words.ts';
import { commandOf } from '../../../src/conversation/hearing/command-of.ts';
import { forWhomHint } from '../../../src/conversation/hearing/for-whom.ts';
import { guardOf } from '../../../src/conversation/hearing/guard-of.ts';
import { areaIndex, guessArea } from '../../../src/conversation/hearing/guess-area.ts';
import { smallTalk } from '../../../src/conversation/hearing/small-talk.ts';
import { titleOf } from '../../../src/conversation/hearing/title-of.ts';
import { queryCodeIn } from '../../../src/domain/query-code.ts';
import { kunming } from './kunming-areas.ts';

// A pattern that goes wrong on repetition would run for hours here: the test's own time limit is the assertion.
const index = areaIndex(kunming);
const bits = [
  '我',
  '我的',
  '打我',
  '1-',
  'K7QP-',
  'K ',
  '谢谢，',
  '👨‍👩‍👧',
  '（',
  '“',
  '，',
  '尊敬的',
  '尊敬的领导',
  '我想',
  '反映',
  '马街',
  '五华区',
  'i am ',
  '2019年',
  '年月日',
  '没有',
  '全体业主',
  '想死',
  '\u200B',
  '\uD800',
  '向领导',
];

it.each(bits)('nine thousand signs of "%s" are read like any text', (bit) => {
  for (const end of ['', 'x', '路']) {
    const text = bit.repeat(Math.ceil(9000 / bit.length)) + end;
    const short = text.slice(0, 58) + end;
    for (const one of [text, short]) {
      expect(typeof titleOf(one)).toBe('string');
      expect([undefined, 'emergency', 'self-harm']).toContain(guardOf(one));
      expect([undefined, 'family', 'neighbour', 'group']).toContain(forWhomHint(one));
      expect(guessArea(one, index).candidates.length).toBeLessThanOrEqual(kunming.length);
      expect(matchesLabel(one, ['签收'])).toBeUndefined();
      expect(queryCodeIn(one)).toBeUndefined();
      commandOf(one);
      smallTalk(one, 'zh-CN');
    }
  }
});
