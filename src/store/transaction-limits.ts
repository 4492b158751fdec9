/**
 * Milliseconds. Prisma's two seconds of waiting for a turn fail half of forty transactions of 100 ms that arrive at
 * once: who waits behind a burst should wait, not fail. The work itself never takes long, nothing slow happens inside.
 */
export const transactionLimits = { maxWait: 30_000, timeout: 15_000 } as const;
