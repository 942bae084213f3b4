import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  demoMeals,
  demoMembers,
  demoPosts,
  type DemoCommunity,
} from '../../../domain/community/demo/demoFiles.ts';

/** Reads the demo community from its folder: members, meals, and a file for each board. */
export function readDemo(folder: string): DemoCommunity {
  const boards = readdirSync(join(folder, 'boards')).filter((name) => name.endsWith('.json'));
  return {
    members: demoMembers.parse(readJson(join(folder, 'members.json'))),
    meals: demoMeals.parse(readJson(join(folder, 'meals.json'))),
    boards: Object.fromEntries(
      boards.map((name) => [
        basename(name, '.json'),
        demoPosts.parse(readJson(join(folder, 'boards', name))),
      ]),
    ),
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
