import { describe, expect, it } from 'vitest';
import { choiceNumber, yesOrNo } from '../../../src/conversation/hearing/choice-words.ts';
import { commandOf } from '../../../src/conversation/hearing/command-of.ts';
import { fold } from '../../../src/conversation/hearing/fold.ts';
import { smallTalk } from '../../../src/conversation/hearing/small-talk.ts';
import * as enTalk from '../../../src/conversation/hearing/talk-words.en.ts';
import * as zhTalk from '../../../src/conversation/hearing/talk-words.zh-CN.ts';
import * as enWords from '../../../src/conversation/hearing/words.en.ts';
import * as zhWords from '../../../src/conversation/hearing/words.zh-CN.ts';
import type { Language } from '../../../src/domain/people.ts';
import { en, type Row, zh } from './talk-table.ts';

/** The recognisers in the order in which a conversation asks them. */
function heard(text: string, language: Language): string {
  const number = choiceNumber(text);
  if (number !== undefined) return `choice ${number}`;
  const word = yesOrNo(text);
  if (word) return word;
  const command = commandOf(text);
  if (command?.command === 'consent' && /不|取消|别|not|private/.test(command.rest ?? '')) return 'command consent no';
  if (command?.command === 'away' && command.rest) return 'command away until';
  if (command) return `command ${command.command}`;
  const talk = smallTalk(text, language);
  return talk ? `talk ${talk}` : 'opinion';
}

const enAll = { ...enWords, ...enTalk };
const zhAll = { ...zhWords, ...zhTalk };
const tables: readonly (readonly [Language, readonly Row[]])[] = [
  ['zh-CN', zh],
  ['en', en],
];

describe.each(tables)('ordinary talk in %s', (language, table) => {
  it('has at least sixty different utterances that are no opinion', () => {
    expect(new Set(table.filter(([, what]) => what !== 'opinion').map(([text]) => text)).size).toBeGreaterThanOrEqual(
      60,
    );
  });

  it.each(table)('%s → %s', (text, what) => {
    expect(heard(text, language)).toBe(what);
  });
});

describe('the tables of words', () => {
  it('hold each phrase as it is compared, and none twice with two meanings', () => {
    for (const words of [zhAll, enAll]) {
      const seen = new Map<string, string>();
      for (const [kind, list] of [
        ...Object.entries(words.talkWords),
        ['yes', words.yesWords] as const,
        ['no', words.noWords] as const,
        ['submit', words.submitWords] as const,
      ])
        for (const word of list ?? []) {
          expect(fold(word), word).toBe(word);
          expect(seen.get(word) ?? kind, word).toBe(kind);
          seen.set(word, kind);
        }
    }
  });

  it.each([
    ['zh-CN', zhAll],
    ['en', enAll],
  ] as const)('what is a phrase of %s is never an opinion', (language, words) => {
    for (const list of Object.values(words.talkWords))
      for (const word of list ?? []) expect(heard(word, language), word).not.toBe('opinion');
  });
});

describe('talk of several parts', () => {
  it.each([
    ['你好，谢谢', 'thanks'],
    ['收到，再见', 'bye'],
    ['[抱拳] 谢谢 [抱拳]', 'thanks'],
    ['查一下，快点', 'urge'],
    ['没有，谢谢', undefined],
    ['谢谢，路灯还没修', undefined],
    ['谢谢'.repeat(40), undefined],
  ] as const)('%s → %s', (text, kind) => {
    expect(smallTalk(text, 'zh-CN')).toBe(kind);
  });

  it('the other language is understood, too', () => {
    expect(smallTalk('thank you', 'zh-CN')).toBe('thanks');
    expect(smallTalk('谢谢', 'en')).toBe('thanks');
  });

  it("what is a deputy's word is a citizen's question", () => {
    for (const text of ['进展', '反馈', '查看', 'news', 'answer']) expect(smallTalk(text, 'zh-CN')).toBe('status');
  });
});
