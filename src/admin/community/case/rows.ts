import type { OpeningState } from '../../../domain/community/anonymity/openings.ts';
import type { HistoryKind } from '../../../domain/community/moderation/actions.ts';
import type { AppealState } from '../../../domain/community/moderation/caseStates.ts';
import type { ReasonName } from '../../../domain/community/moderation/reasons.ts';

/** A row of the history, as a page of the browser gets it. */
export interface PastAction {
  readonly id: number;
  readonly kind: HistoryKind;
  readonly at: string;
  readonly by: string;
  readonly isMine: boolean;
  readonly isAutomatic: boolean;
  readonly reason: ReasonName | null;
  readonly note: string | null;
  readonly message: string | null;
  readonly days: number | null;
  /** When a mute or a suspension ends. */
  readonly until: string | null;
  readonly isUndone: boolean;
  readonly appeal: { readonly state: AppealState; readonly text: string; readonly at: string } | null;
}

/** A request to see the author of an anonymous text. */
export interface OpeningRow {
  readonly id: number;
  readonly state: OpeningState;
  readonly reason: string;
  readonly answer: string | null;
  readonly askedBy: string;
  readonly isMine: boolean;
  readonly mayRead: boolean;
  readonly askedAt: string;
  readonly until: string;
}
