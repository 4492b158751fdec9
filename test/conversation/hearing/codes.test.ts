import { describe, expect, it } from 'vitest';
import { mayBeInvitation } from '../../../src/conversation/hearing/codes.ts';

describe('while an invitation is awaited', () => {
  it.each([
    'K7QP-3MHX',
    'k7qp3mhx',
    'Ｋ７ＱＰ－３ＭＨＸ',
    '我的邀请码是 K7QP-3MHX',
    'my code is ABCD-EFGH',
    'ABCDEFGH',
    'K7QP-3MH',
  ])('%s may be one', (text) => expect(mayBeInvitation(text)).toBe(true));

  it.each(['路灯坏了', '5栋楼下的路灯坏了半个月', 'The lamppost is out', 'the lamp is out', '谢谢'])(
    '%s is none',
    (text) => expect(mayBeInvitation(text)).toBe(false),
  );
});
