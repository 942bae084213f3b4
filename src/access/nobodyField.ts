import type { FieldAccess } from 'payload';

/** Set by the server alone. */
export const nobodyField: FieldAccess = () => false;
