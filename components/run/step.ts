/** Each list of a run's page begins with so many rows, and grows by as many: `?n=` in its address. */
export const RUN_STEP = 150;
