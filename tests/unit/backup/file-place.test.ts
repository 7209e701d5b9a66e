import { describe, expect, test } from 'vitest';
import {
  drivesOfWindows,
  dropboxFolders,
  type FilePlace,
  filePlace,
  mountsOfLinux,
  mountsOfMac,
  type PlaceFacts,
} from '#shared/platform/file-place.ts';

const LINUX: PlaceFacts = {
  platform: 'linux',
  env: {},
  home: '/home/ana',
  synced: [],
  isDesktopInCloud: false,
  mounts: mountsOfLinux(
    [
      '/dev/sda2 / ext4 rw 0 0',
      '/dev/sda3 /home ext4 rw 0 0',
      '/dev/sdb1 /media/ana/MY\\040STICK vfat rw 0 0',
      '/dev/sdc1 /run/media/ana/DISK exfat rw 0 0',
      '//school/staff /mnt/staff cifs rw 0 0',
      'school:/export /srv/shared nfs4 rw 0 0',
      'ana@school: /home/ana/school fuse.sshfs rw 0 0',
      '/dev/sdd1 /mnt/data ext4 rw 0 0',
      'gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0',
    ].join('\n'),
  ),
};
const MAC: PlaceFacts = {
  ...LINUX,
  platform: 'darwin',
  home: '/Users/ana',
  mounts: mountsOfMac(
    [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
      '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)',
      '//ana@school/Staff%20Files on /Volumes/Staff Files (smbfs, nodev, nosuid)',
      '/dev/disk4s1 on /Volumes/KINGSTON (msdos, local, nodev)',
    ].join('\n'),
  ),
};
const WINDOWS: PlaceFacts = {
  ...LINUX,
  platform: 'win32',
  home: 'C:\\Users\\ana',
  env: {
    OneDrive: 'C:\\Users\\ana\\OneDrive - North High',
    OneDriveCommercial: 'C:\\Users\\ana\\OneDrive - North High',
  },
  mounts: drivesOfWindows('C: 3\r\nD: 3\r\nE: 2\r\nH: 4\r\n'),
};

const synced = (by: string): FilePlace => ({ kind: 'synced', by });
const LOCAL: FilePlace = { kind: 'local' };
const NETWORK: FilePlace = { kind: 'network' };
const STICK: FilePlace = { kind: 'removable' };

describe('where a folder lies', () => {
  test.each<[string, FilePlace]>([
    ['/home/ana/.local/share/gradus', LOCAL],
    ['/home/ana/Documents/school', LOCAL],
    ['/home/ana/Dropbox/school', synced('Dropbox')],
    ['/home/ana/Dropbox (North High)', synced('Dropbox')],
    ['/home/ana/OneDrive/school', synced('OneDrive')],
    ['/home/ana/Nextcloud', synced('Nextcloud')],
    ['/home/ana/my dropbox notes', LOCAL],
    ['/home/ana/onedrives', LOCAL],
    ['/run/user/1000/gvfs/google-drive:host=gmail.com,user=ana/x', synced('Google Drive')],
    ['/run/user/1000/gvfs/smb-share:server=school,share=staff', NETWORK],
    ['/run/user/1000/gvfs/mtp:host=phone/Documents', STICK],
    ['/media/ana/MY STICK/school', STICK],
    ['/run/media/ana/DISK', STICK],
    ['/mnt/staff/ana', NETWORK],
    ['/mnt/staffroom', LOCAL],
    ['/srv/shared', NETWORK],
    ['/home/ana/school/2026', NETWORK],
    ['/home/ana/schools', LOCAL],
    ['/mnt/data/school', LOCAL],
    ['/mnt/chromeos/GoogleDrive/MyDrive/school', synced('Google Drive')],
    ['/mnt/chromeos/removable/KINGSTON', STICK],
    ['/mnt/chromeos/MyFiles/Downloads', LOCAL],
    ['/mnt/c/Users/ana/OneDrive - North High/x', synced('OneDrive')],
  ])('on Linux: %s', (path, place) => {
    expect(filePlace(path, LINUX)).toEqual(place);
  });

  test.each<[string, FilePlace]>([
    ['/Users/ana/Library/Application Support/Gradus', LOCAL],
    ['/Users/ana/Documents/school', LOCAL],
    ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/school', synced('iCloud Drive')],
    ['/Users/ana/Library/CloudStorage/OneDrive-NorthHigh/x', synced('OneDrive')],
    ['/Users/ana/Library/CloudStorage/GoogleDrive-ana@north.org/My Drive', synced('Google Drive')],
    ['/Users/ana/Library/CloudStorage/Dropbox', synced('Dropbox')],
    ['/Users/ana/Library/CloudStorage/Box-Box/x', synced('Box')],
    ['/Users/ana/Google Drive/x', synced('Google Drive')],
    ['/Users/ana/dropbox', synced('Dropbox')],
    ['/Volumes/Staff Files/ana', NETWORK],
    ['/Volumes/KINGSTON/school', STICK],
    ['/Volumes/Other', STICK],
  ])('on a Mac: %s', (path, place) => {
    expect(filePlace(path, MAC)).toEqual(place);
  });

  test('on a Mac whose Desktop and Documents are in iCloud', () => {
    const facts = { ...MAC, isDesktopInCloud: true };
    expect(filePlace('/Users/ana/Documents/school', facts)).toEqual(synced('iCloud Drive'));
    expect(filePlace('/Users/ana/Desktop', facts)).toEqual(synced('iCloud Drive'));
    expect(filePlace('/Users/ana/Library/Application Support/Gradus', facts)).toEqual(LOCAL);
  });

  test.each<[string, FilePlace]>([
    ['C:\\Users\\ana\\AppData\\Local\\Gradus', LOCAL],
    ['C:\\Users\\ana\\Documents', LOCAL],
    // Redirected Documents: Windows moves them into the folder of OneDrive.
    ['C:\\Users\\ana\\OneDrive - North High\\Documents\\school', synced('OneDrive')],
    ['c:\\users\\ANA\\onedrive - north high\\x', synced('OneDrive')],
    ['C:/Users/ana/OneDrive/x', synced('OneDrive')],
    ['\\\\?\\C:\\Users\\ana\\OneDrive - North High\\x', synced('OneDrive')],
    ['C:\\Users\\ana\\Dropbox\\x', synced('Dropbox')],
    ['C:\\Users\\ana\\iCloudDrive\\x', synced('iCloud Drive')],
    ['G:\\My Drive\\school', synced('Google Drive')],
    ['G:\\Mi unidad', synced('Google Drive')],
    ['C:\\Users\\ana\\My Drive plans', LOCAL],
    ['\\\\school\\staff\\ana', NETWORK],
    ['\\\\?\\UNC\\school\\staff\\ana', NETWORK],
    ['H:\\ana', NETWORK],
    ['E:\\school', STICK],
    ['D:\\school', LOCAL],
    ['Z:\\unknown', LOCAL],
  ])('on Windows: %s', (path, place) => {
    expect(filePlace(path, WINDOWS)).toEqual(place);
  });

  test('where OneDrive or Dropbox say themselves that their folder is, whatever its name', () => {
    const env = { OneDrive: 'D:\\Cloud' };
    expect(filePlace('D:\\cloud\\school', { ...WINDOWS, env })).toEqual(synced('OneDrive'));
    const said = dropboxFolders('{"personal": {"path": "/home/ana/box of drops"}, "odd": null}');
    const facts = { ...LINUX, synced: said.map((folder) => ({ folder, by: 'Dropbox' })) };
    expect(filePlace('/home/ana/box of drops/x', facts)).toEqual(synced('Dropbox'));
    expect(filePlace('/home/ana/box of', facts)).toEqual(LOCAL);
  });

  test('what cannot be read names nothing', () => {
    expect(dropboxFolders('{')).toEqual([]);
    expect(dropboxFolders('null')).toEqual([]);
    expect(mountsOfLinux('\n')).toEqual([]);
    expect(mountsOfMac('nonsense')).toEqual([]);
    expect(drivesOfWindows('DeviceID DriveType')).toEqual([]);
  });
});
