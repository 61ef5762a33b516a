"""A bare window that sleeps."""

import time

import pygame

pygame.display.init()
pygame.font.init()
screen = pygame.display.set_mode((960, 720))
screen.fill((20, 20, 24))
pygame.display.flip()
while True:
    time.sleep(60)
