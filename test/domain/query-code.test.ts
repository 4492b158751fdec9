import { describe, expect, it } from 'vitest';
import {
  codeSigns,
  formatInvitationCode,
  formatQueryCode,
  invitationCodeIn,
  makeInvitationCode,
  makeQueryCode,
  queryCodeIn,
} from '../../src/domain/query-code.ts';

/** A small generator with a seed: the same codes in every run. */
function randomFrom(seed: number): (n: number) => Uint8Array {
  let state = seed >>> 0;
  return (n) =>
    Uint8Array.from({ length: n }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
}
const random = randomFrom(7);
const codes = Array.from({ length: 3000 }, () => makeQueryCode(random));

describe('query codes', () => {
  it('use 32 signs of which no two are mistaken for each other', () => {
    expect(new Set(codeSigns).size).toBe(32);
    for (const pair of ['0O', '1I', '1L', 'IL', 'UV'])
      expect([...pair].filter((sign) => codeSigns.includes(sign)).length).toBeLessThan(2);
  });

  it('are 13 of these signs, all different, every sign about equally often', () => {
    expect(new Set(codes).size).toBe(codes.length);
    const counts = new Map<string, number>();
    for (const code of codes) {
      expect(code).toMatch(new RegExp(`^[${codeSigns}]{13}$`));
      for (const sign of code) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    for (const count of counts.values()) {
      expect(count).toBeGreaterThan((codes.length * 13) / 32 / 1.5);
      expect(count).toBeLessThan(((codes.length * 13) / 32) * 1.5);
    }
  });

  it('come back from however people write them', () => {
    for (const code of codes.slice(0, 500)) {
      const shown = formatQueryCode(code);
      const wide = [...shown]
        .map((sign) => (sign === '-' ? '－' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0)))
        .join('');
      const misread = shown.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('V', 'u');
      const ways = [
        shown,
        shown.toLowerCase(),
        code,
        code.toLowerCase(),
        wide,
        misread,
        shown.replaceAll('-', ' '),
        shown.toLowerCase().replaceAll('-', ' '),
        shown.replaceAll('-', '—'),
        shown.replaceAll('-', ' - '),
        `查 ${shown}`,
        `我的查询码是${shown.toLowerCase()}。`,
        `status ${shown.replaceAll('-', ' ')}`,
        `https://example.org/o/${code}`,
        `请看 ${shown} 这件事到哪了`,
      ];
      for (const way of ways) expect(queryCodeIn(way), way).toBe(code);
    }
  });

  it('reads the example of the manual', () => {
    expect(queryCodeIn('K7QP-3MHX-W2RD5')).toBe('K7QP3MHXW2RD5');
    expect(formatQueryCode('K7QP3MHXW2RD5')).toBe('K7QP-3MHX-W2RD5');
  });

  it.each([
    '',
    '1024',
    '13888888888',
    '530102199001011234',
    '53010219900101X',
    'understanding',
    'this-code-works',
    'near the road 12345 please',
    '0871-6313-12345 是总机',
    'CSCR201801003',
    'CSCR-2018-01003',
    'K7QP-3MHX-W2RD',
    'K7QP-3MHX-W2RD55',
    'K7QP-3MHX',
    '2019-04-25 09:32',
    '查询一下为什么没有路灯',
  ])('sees no code in "%s"', (text) => {
    expect(queryCodeIn(text)).toBeUndefined();
  });
});

describe('invitation codes', () => {
  it('are 8 signs and come back from however people write them', () => {
    for (let n = 0; n < 300; n++) {
      const code = makeInvitationCode(random);
      expect(code).toMatch(new RegExp(`^[${codeSigns}]{8}$`));
      const shown = formatInvitationCode(code);
      for (const way of [
        code,
        shown,
        shown.toLowerCase(),
        shown.replace('-', ' '),
        `i_${code}`,
        `邀请码：${shown}`,
        ` ${code.toLowerCase()} `,
        shown.replaceAll('0', 'o'),
      ])
        expect(invitationCodeIn(way), way).toBe(code);
      expect(invitationCodeIn(`my passcode is ${shown}`)).toBe(code);
    }
  });

  it('are not seen in other lengths', () => {
    for (const text of ['', '1234567', '123456789', '绑定', 'ABCD-EFG', 'ABCD-EFGH-JKMNP'])
      expect(invitationCodeIn(text)).toBeUndefined();
  });
});
