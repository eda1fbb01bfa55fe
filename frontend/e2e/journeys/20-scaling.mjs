import { scaled } from '../scaled.mjs';

// UX 40
export const name = 'at 125 % every place fits, has names for all controls, shows its focus and has no barrier';

export const run = ({ browser }) => scaled(browser, 1.25, 'zh-CN');
