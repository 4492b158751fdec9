/** A telephone number in the answer to "which number shall we call?". */

// What people say around a number: none of it is a matter of its own.
const around =
  /我的?|您|你们?|请|麻烦|谢谢|联系|电话|手机|座机|号码|号|打|拨|回|这个|那个|就行|可以|都行|随时|是|在|到|上午|下午|中午|晚上|早上|以后|之后|以前|之前|[点后前]|姓|叫|[一二两三四五六七八九十\d]+[点时]半?|\b(?:\d{1,2} ?)?(?:i'm|it'?s|my|the|name|number|phone|tel|mobile|cell|is|call|me|on|at|under|please|thanks?|you|after|before|any ?time|morning|afternoon|evening|[ap]m)\b/giu;
const digits = /\+?[\d(][\d\s()-]{5,20}\d/u;
/** A name beside it: 张三, 李大妈, Mary Smith. */
const name = /^(?:(?!.*[没不])\p{Script=Han}{2,3}(?<![了着吗过])|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})$/u;

export interface PhoneIn {
  readonly phone: string;
  /** The message says more than a number: it is to be heard as well. */
  readonly more: boolean;
}

/**
 * The number a message gives. Beside other words only what looks like a telephone number of the place (`forms`) is one:
 * 路灯编号 2019 0425 18 is none.
 */
export function phoneIn(text: string, forms: readonly RegExp[]): PhoneIn | undefined {
  const plain = text.normalize('NFKC');
  const found = plain.match(digits)?.[0];
  if (!found) return undefined;
  const phone = found.replace(/\s+/g, ' ').trim();
  const rest = plain
    .replace(found, ' ')
    .replace(around, ' ')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  const isCertain = forms.some((form) => plain.match(form)?.some((one) => found.includes(one) || one.includes(phone)));
  if (rest === '' || (isCertain && name.test(rest))) return { phone, more: false };
  return isCertain ? { phone, more: true } : undefined;
}
