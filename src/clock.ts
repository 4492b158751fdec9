/** The clock: a parameter of everything. In the demonstration it can be put forward. */

export interface Clock {
  now(): Date;
  /** The demonstration's clock goes on from this moment. */
  set(moment: Date): void;
}

export function wallClock(offsetMs = 0): Clock {
  let offset = offsetMs;
  return {
    now: () => new Date(Date.now() + offset),
    set: (moment) => {
      offset = moment.getTime() - Date.now();
    },
  };
}

/** Stands still until it is set: for replaying what happened on other days. */
export function stillClock(at: Date): Clock {
  let now = at;
  return {
    now: () => now,
    set: (moment) => {
      now = moment;
    },
  };
}
