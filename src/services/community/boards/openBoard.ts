import type { PayloadRequest } from 'payload';
import { insertBoardOfDiet } from '../../../database/community/boards/boardOfDiet.ts';

/** Opens the board of a new diet, in the transaction that creates the diet. */
export async function openBoard({ req, diet }: { req: PayloadRequest; diet: number }): Promise<void> {
  await insertBoardOfDiet(req, diet);
}
