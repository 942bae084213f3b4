/** Something in the shipped catalogue that must be mended before it ships. */
export interface CatalogueFault {
  /** The slug or the code that it is about. */
  readonly where: string;
  /** What is wrong, as a stable word. */
  readonly code: string;
  readonly detail?: string;
}
