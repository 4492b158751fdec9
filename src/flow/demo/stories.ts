/** The demonstration's stories as they are kept in prisma/demo (its README says what each word means). */

import { z } from 'zod';

const said = z.union([
  z.object({ text: z.string() }),
  z.object({ photo: z.string() }),
  z.object({ voice: z.string(), seconds: z.number() }),
]);

const step = z.object({
  who: z.string(),
  act: z.string(),
  daysAgo: z.number().optional(),
  workingDaysAgo: z.number().optional(),
  minutesAgo: z.number().optional(),
  at: z.string().optional(),
  text: z.string().optional(),
  class: z.enum(['A', 'B', 'D']).optional(),
  promiseDays: z.number().optional(),
  reason: z.string().optional(),
  reviewDays: z.number().optional(),
  solved: z.enum(['yes', 'partly', 'no']).optional(),
  answer: z.enum(['good', 'fair', 'bad']).optional(),
  attitude: z.enum(['good', 'fair', 'bad']).optional(),
  yes: z.boolean().optional(),
  door: z.string().optional(),
  into: z.string().optional(),
  to: z.string().optional(),
  organ: z.string().optional(),
});
export type StoryStep = z.infer<typeof step>;

export const demoStories = z.object({
  joined: z.object({
    deputies: z.array(z.string()),
    offices: z.array(z.string()),
    handlers: z.array(z.string()).default([]),
  }),
  opinions: z.array(
    z.object({
      id: z.string(),
      citizen: z.object({ name: z.string(), language: z.enum(['zh-CN', 'en']), gone: z.boolean().optional() }),
      area: z.string().nullable(),
      to: z.string().nullable(),
      said: z.array(said),
      told: z.object({ by: z.string(), reach: z.string().nullable().optional() }).optional(),
      steps: z.array(step),
      wanted: z.object({ state: z.string() }).loose(),
    }),
  ),
});
export type DemoStories = z.infer<typeof demoStories>;
export type DemoStory = DemoStories['opinions'][number];
