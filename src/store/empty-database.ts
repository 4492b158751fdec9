import type { Db } from './open-database.ts';

/** Removes every row, in the order that references allow: for the demonstration's new beginning. */
export async function emptyDatabase(db: Db): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.opinion.updateMany({ data: { mergedInto: null } });
    await tx.office.updateMany({ data: { parentId: null } });
    await tx.area.updateMany({ data: { parentCode: null } });
    for (const table of [
      tx.reminder,
      tx.letter,
      tx.inbound,
      tx.draft,
      tx.duty,
      tx.feedback,
      tx.piece,
      tx.event,
      tx.replyDraft,
      tx.route,
      tx.batch,
      tx.opinion,
      tx.template,
      tx.invitation,
      tx.role,
      tx.chat,
      tx.contact,
      tx.deputy,
      tx.person,
      tx.media,
      tx.officeArea,
      tx.office,
      tx.districtArea,
      tx.district,
      tx.congress,
      tx.station,
      tx.organ,
      tx.door,
      tx.area,
      tx.holiday,
      tx.counter,
      tx.setting,
    ])
      await (table as unknown as { deleteMany(): Promise<unknown> }).deleteMany();
  });
}
