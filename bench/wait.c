/* The yardstick of lateness: waits for absolute instants of the monotonic clock, and prints how late it woke, in
   nanoseconds. Usage: wait COUNT APART_MS */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    int count = atoi(argv[1]);
    long apart_ns = atol(argv[2]) * 1000000L;
    long *late_ns = calloc(count, sizeof *late_ns);
    struct timespec due, woke;
    clock_gettime(CLOCK_MONOTONIC, &due);
    for (int i = 0; i < count; i++) {
        due.tv_nsec += apart_ns;
        due.tv_sec += due.tv_nsec / 1000000000L;
        due.tv_nsec %= 1000000000L;
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL);
        clock_gettime(CLOCK_MONOTONIC, &woke);
        late_ns[i] = (woke.tv_sec - due.tv_sec) * 1000000000L + woke.tv_nsec - due.tv_nsec;
    }
    for (int i = 0; i < count; i++) printf("%ld\n", late_ns[i]);
    return 0;
}
