import type { CategoryMap, GroupMap } from './categoryMap.ts';
export const ciqualCategories: CategoryMap = {};
export const dishesByName: GroupMap = null;
