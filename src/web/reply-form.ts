/** From the fields of the reply page to an act of the domain. */

import type { IncomingFile } from '../channel.ts';
import { clean, isEmptyish } from '../conversation/hearing/clean.ts';
import { guessDay } from '../conversation/hearing/guess-day.ts';
import type { ReplyDraft } from '../conversation/questions.ts';
import type { RouteAct } from '../domain/acts.ts';
import { type Day, isDay } from '../domain/day.ts';
import type { FeedbackClass } from '../domain/opinion.ts';
import { type ReplyAct, type ReplyField, type ReplyPress, replyActs, replyFields, type Typed } from './reply-types.ts';

export interface ReplyForm {
  readonly press: ReplyPress | null;
  /** The same press sent twice has one effect. */
  readonly id: string | null;
  /** The version of the draft that stood on the page. */
  readonly seen: number;
  readonly typed: Typed;
  /** Files of the reply, and those that go with the news. */
  readonly files: readonly IncomingFile[];
  readonly newsFiles: readonly IncomingFile[];
  readonly dropped: readonly string[];
}

/** One word may take so many signs; a form so many altogether. */
export const longestReply = 8000;

export function replyFormOf(form: Record<string, unknown>): ReplyForm {
  const known: readonly ReplyPress[] = [...replyActs, 'save', 'check'];
  const texts = (value: unknown) => [value ?? []].flat().filter((one) => typeof one === 'string');
  const files = (value: unknown) =>
    [value ?? []].flat().filter((one): one is File => one instanceof File && one.size > 0);
  const id = texts(form.id)[0];
  const press = known.find((one) => one === texts(form.act)[0]) ?? null;
  return {
    press,
    id: id ? `${clean(id).slice(0, 64)} ${press}` : null,
    seen: Number(texts(form.draft)[0]) || 0,
    typed: Object.fromEntries(
      replyFields.flatMap((name) => {
        // A form sends each line end as two signs, and the field has counted one.
        const text = clean(texts(form[name]).join('\n').replaceAll('\r\n', '\n'));
        return isEmptyish(text) ? [] : [[name, text]];
      }),
    ),
    files: files(form.file).map(incoming),
    newsFiles: files(form.newsFile).map(incoming),
    dropped: texts(form.drop),
  };
}

const incoming = (file: File): IncomingFile => ({
  kind: file.type.startsWith('audio/') ? 'voice' : 'photo',
  name: file.name,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

/** What must be read to be acted upon: the words of a field too long, or a day that nobody understands. */
export function troubleIn(
  typed: Typed,
  press: ReplyPress,
  today: Day,
): { readonly kind: 'too-long'; readonly count: number } | { readonly kind: 'day-unclear' } | null {
  const long = Object.values(typed).find((text) => text.length > longestReply);
  if (long) return { kind: 'too-long', count: long.length };
  const day =
    press === 'extend' ? typed.extendDay : press === 'check' || press === 'reply' ? promised(typed) : undefined;
  return day && dayIn(day, today) === null ? { kind: 'day-unclear' } : null;
}

/** Only what is being solved, or will be looked at again, has a day. */
const promised = ({ class: kind, day }: Typed): string | undefined => (kind === 'B' || kind === 'C' ? day : undefined);

/** A date field gives a day; where a browser has none, people write one. */
const dayIn = (text: string | undefined, today: Day): Day | null =>
  text === undefined ? null : isDay(text) ? text : (guessDay(text, today) ?? null);

export function actOf(
  name: ReplyAct,
  { fields, files }: Pick<ReplyDraft, 'files'> & { readonly fields: Typed },
  on: { readonly routeId: string; readonly organId: string; readonly today: Day },
): RouteAct {
  const { routeId, organId, today } = on;
  const { text = '', contact = '', phone = '' } = fields;
  switch (name) {
    case 'accept':
      return { name, routeId };
    case 'return':
      return { name, routeId, reason: fields.return ?? '' };
    case 'extend':
      return { name, routeId, day: dayIn(fields.extendDay, today), reason: fields.extend ?? '' };
    case 'inquire':
      return { name, routeId, question: fields.inquire ?? '' };
    case 'verify':
      return { name, routeId, reason: fields.verify ?? '' };
    case 'progress':
      return { name, routeId, text: fields.progress ?? '', files };
    case 'co-opinion':
      return { name, routeId, organId, text, files };
    case 'late':
      return { name: 'reply', routeId, class: null, text, files };
    case 'reply':
      return {
        name,
        routeId,
        class: classIn(fields),
        text,
        files,
        day: dayIn(promised(fields), today),
        contact,
        phone,
      };
  }
}

const classes: readonly FeedbackClass[] = ['A', 'B', 'C', 'D'];
export const classIn = ({ class: kind }: Typed): FeedbackClass | null => classes.find((one) => one === kind) ?? null;

const reply: readonly ReplyField[] = ['class', 'text', 'day', 'contact', 'phone'];
const cleared: Readonly<Partial<Record<ReplyAct, readonly ReplyField[]>>> = {
  return: ['return'],
  extend: ['extendDay', 'extend'],
  inquire: ['inquire'],
  verify: ['verify'],
  progress: ['progress'],
  late: reply,
};

/** What still stands on the page after an act: all that it was not about. */
export function draftAfter(name: ReplyAct, { fields, files }: ReplyDraft): ReplyDraft | null {
  // With the reply everything is said.
  if (name === 'reply' || name === 'co-opinion' || name === 'return') return null;
  const left = Object.entries(fields).filter(([field]) => !cleared[name]?.includes(field as ReplyField));
  const kept = name === 'late' ? [] : files;
  return left.length + kept.length === 0 ? null : { fields: Object.fromEntries(left), files: kept };
}
