/*
 * Preloaded into a child process: makes the syncs of one file fail, or reports them.
 *
 *   SYNC_FILE      the end of the file's path; other files are left alone
 *   SYNC_FAIL_AT   the sync that fails with EIO, counted from 1; 0 for none
 *   SYNC_STICKY    1: all later ones fail too
 *   SYNC_TRACE     1: writes a line to standard output after each sync that succeeded
 *
 * A sync is a call of fsync, fdatasync or msync, or a write through a descriptor opened O_DSYNC.
 * A write that fails has still been made: after a failed sync the page cache shows the new bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static atomic_int sync_count;

static int flag(const char *name) {
  const char *value = getenv(name);
  return value == NULL ? 0 : atoi(value);
}

static int is_watched(int descriptor) {
  const char *suffix = getenv("SYNC_FILE");
  char link[64], path[PATH_MAX];
  if (suffix == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  size_t suffix_length = strlen(suffix);
  return (size_t)length >= suffix_length && strcmp(path + length - suffix_length, suffix) == 0;
}

/* Counts one sync; true where it has to fail. */
static int must_fail(void) {
  int fail_at = flag("SYNC_FAIL_AT");
  int count = atomic_fetch_add(&sync_count, 1) + 1;
  return fail_at > 0 && (count == fail_at || (count > fail_at && flag("SYNC_STICKY")));
}

static void trace(const char *line) {
  if (flag("SYNC_TRACE") && write(1, line, strlen(line)) < 0) abort();
}

static int sync_descriptor(const char *name, int descriptor) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  if (!is_watched(descriptor)) return real(descriptor);
  if (must_fail()) {
    errno = EIO;
    return -1;
  }
  int result = real(descriptor);
  if (result == 0) trace("synced data\n");
  return result;
}

int fsync(int descriptor) { return sync_descriptor("fsync", descriptor); }
int fdatasync(int descriptor) { return sync_descriptor("fdatasync", descriptor); }

int msync(void *address, size_t length, int flags) {
  int (*real)(void *, size_t, int) = (int (*)(void *, size_t, int))dlsym(RTLD_NEXT, "msync");
  if (getenv("SYNC_FILE") != NULL && must_fail()) {
    errno = EIO;
    return -1;
  }
  return real(address, length, flags);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  ssize_t (*real)(int, const void *, size_t, off64_t) =
      (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
  ssize_t written = real(descriptor, bytes, count, offset);
  if (!(fcntl(descriptor, F_GETFL) & O_DSYNC) || !is_watched(descriptor)) return written;
  if (must_fail()) {
    errno = EIO;
    return -1;
  }
  trace("synced meta\n");
  return written;
}
