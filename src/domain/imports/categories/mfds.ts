import type { CategoryMap, GroupMap } from './categoryMap.ts';
export const mfdsCategories: CategoryMap = {};
export const dishesByName: GroupMap = null;
