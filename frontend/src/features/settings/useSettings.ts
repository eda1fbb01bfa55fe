import { call, type go, type Wire } from '../../api';
import type { View } from '.';
import { useEdited } from './useEdited';

export type All = Wire<go.settings.All>;

/** The settings being edited, and how to save them. */
export const useSettings = (view: View) => useEdited<All>(view.settings, async (all) => (await call<View>('Settings.Save', all)).settings);
