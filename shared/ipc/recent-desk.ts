/** A desk that was opened on this machine. `missing`: its folder cannot be found now. `folderName` is the folder's last name only. */
export interface RecentDesk {
  readonly id: string;
  readonly name: string;
  readonly folderName: string;
  readonly openedAt: string;
  readonly standing: 'open' | 'here' | 'missing';
}
