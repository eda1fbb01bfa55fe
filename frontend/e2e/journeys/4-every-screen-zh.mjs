import { everyScreen } from '../screens.mjs';

export const name = 'every screen in Chinese, light and dark: no error, no raw key, nothing cut, no barrier';

export const run = ({ browser }) => everyScreen(browser, 'zh-CN');
