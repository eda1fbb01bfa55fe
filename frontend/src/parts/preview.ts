/** How many rows of each change a preview of a bill run is asked for at first. It is one number, so that what 今日 has asked is there
 *  at once for 出账. */
export const previewRows = 500;
