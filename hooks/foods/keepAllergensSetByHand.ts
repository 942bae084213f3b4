import type { FieldHook } from 'payload';

/**
 * Copies allergens that somebody has set by hand. Others are read from the copied texts again, so that later changes of
 * the texts still reach them.
 */
export const keepAllergensSetByHand: FieldHook = ({ data, value }) =>
  data?.['allergensFrom'] === 'hand' ? (value as unknown) : undefined;
