/* Find a way through fog with one lamp. */
#include <stdio.h>
#include <stdlib.h>

struct lamp {
    double reach;   /* metres */
};

static int shows(const struct lamp *lamp, double distance)
{
    return distance <= lamp->reach;
}

int main(int argc, char **argv)
{
    struct lamp lamp = { .reach = 3.0 };
    double distance;

    if (argc > 1)
        lamp.reach = atof(argv[1]);
    while (scanf("%lf", &distance) == 1)
        if (shows(&lamp, distance))
            printf("seen %f\n", distance);
    return 0;
}
